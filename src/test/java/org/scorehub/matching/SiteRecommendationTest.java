package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.SeverityLevel;

class SiteRecommendationTest {

  private final SiteRecommendation recommendation =
      new SiteRecommendation(new Matcher(ProjectRules.RULES));

  @Test
  void putsWorkplaceCooperationFirst() {
    RankedModules ranked = rank(Set.of(), issue("7.14"), issue("7.7"), issue("7.17"));
    assertThat(ranked.modules().get(0))
        .satisfies(
            first -> {
              assertThat(first.module()).isEqualTo("WC");
              assertThat(first.rank()).isEqualTo(1);
              assertThat(first.role()).isEqualTo(ModuleRole.FOUNDATION);
              assertThat(first.prerequisites()).isEmpty();
              assertThat(first.reasons())
                  .anyMatch(reason -> reason.explanation().startsWith("OSH builds on WC"));
            });
    assertThat(ranked.modules().get(1).module()).isEqualTo("OSH");
    assertThat(ranked.modules().get(1).prerequisites()).containsExactly("WC");
  }

  @Test
  void doesNotAskForWorkplaceCooperationTwice() {
    RankedModules ranked = rank(Set.of("WC"), issue("7.14"));
    assertThat(modules(ranked)).containsExactly("OSH");
    assertThat(ranked.modules().get(0).prerequisites()).isEmpty();
  }

  @Test
  void workplaceCooperationAloneIsPrimary() {
    assertThat(rank(Set.of(), issue("2.5")).modules())
        .filteredOn(module -> module.module().equals("WC"))
        .singleElement()
        .satisfies(module -> assertThat(module.rank()).isEqualTo(1));
  }

  @Test
  void scoresBySeverityAndShare() {
    RankedModules ranked =
        rank(
            Set.of("WC"),
            issue("7.7", SeverityLevel.MAJOR),
            issue("6.2", SeverityLevel.CRITICAL),
            issue("12.4", SeverityLevel.OBSERVATION));
    assertThat(ranked.modules())
        .extracting(module -> module.module() + "=" + module.score())
        .containsExactly("HRM=16", "OSH=8", "QM=8", "CP=6");
  }

  @Test
  void oneCriticalIssueOutweighsThreeMinorOnes() {
    RankedModules ranked =
        rank(
            Set.of("WC"),
            issue("7.14", SeverityLevel.MINOR),
            issue("7.17", SeverityLevel.MINOR),
            issue("7.18", SeverityLevel.MINOR),
            issue("11.4", SeverityLevel.CRITICAL));
    assertThat(modules(ranked)).containsExactly("HRM", "OSH");
  }

  @Test
  void neverRanksFromEscalatedIssuesWithoutAModule() {
    RankedModules ranked = rank(Set.of(), issue("7.12"), issue("8.1"), issue("13.3"));
    assertThat(ranked.modules()).isEmpty();
    assertThat(ranked.escalated())
        .containsExactly("child_labour", "falsified_information", "imminent_danger");
    assertThat(ranked.afterRemedy())
        .containsExactly(new PreventiveModule("imminent_danger", "OSH"));
  }

  @Test
  void trainsInParallelWhereTheRuleSaysSo() {
    RankedModules ranked = rank(Set.of("WC"), issue("5.1"));
    assertThat(modules(ranked)).containsExactly("HRM");
    assertThat(ranked.escalated()).isEmpty();
    assertThat(ranked.modules().get(0).reasons().get(0).explanation())
        .contains("paid back and verified first")
        .endsWith("training runs in parallel");
  }

  @Test
  void marksOfTheBuyerRankNothing() {
    OpenIssue marked =
        new OpenIssue(
            "eti", "3.2", "safety_training", SeverityLevel.MAJOR, "Business critical", false);
    RankedModules ranked = rank(Set.of(), marked);
    assertThat(ranked.modules()).isEmpty();
    assertThat(ranked.escalated()).containsExactly("safety_training");
  }

  @Test
  void namesWhatNoModuleAnswers() {
    OpenIssue unknown =
        new OpenIssue("amfori-bsci", "7.99", Topic.UNMAPPED, SeverityLevel.MAJOR, null, false);
    RankedModules ranked = rank(Set.of(), issue("13.4"), unknown);
    assertThat(ranked.modules()).isEmpty();
    assertThat(ranked.uncovered()).containsExactly(Topic.UNMAPPED, "data_protection");
  }

  @Test
  void sendsTrainedTopicsToAFollowUpInsteadOfTheSameCourse() {
    RankedModules ranked = rank(Set.of("WC", "OSH"), issue("7.14"));
    assertThat(ranked.modules()).isEmpty();
    assertThat(ranked.trained()).containsExactly("fire_equipment");
  }

  @Test
  void givesEachReasonOnceMostSevereFirst() {
    RankedModules ranked =
        rank(
            Set.of("WC"),
            issue("7.14", SeverityLevel.MINOR),
            issue("7.18", SeverityLevel.CRITICAL),
            issue("7.14", SeverityLevel.MINOR));
    assertThat(ranked.modules().get(0).reasons())
        .extracting(ModuleReason::topic)
        .containsExactly("first_aid", "fire_equipment");
  }

  @Test
  void namesTheIssuesThatEachModuleAddressesAndWhatTheyAdd() {
    OpenIssue known =
        new OpenIssue(
            "i-1", "amfori-bsci", "7.14", Topic.UNMAPPED, SeverityLevel.MAJOR, null, false);
    RankedModules ranked = rank(Set.of("WC"), known);
    ModuleReason reason = ranked.modules().get(0).reasons().get(0);
    assertThat(reason.issueId()).isEqualTo("i-1");
    assertThat(reason.points()).isEqualTo(ranked.modules().get(0).score()).isPositive();
  }

  @Test
  void namesIssuesThatNoModuleAnswersAndThoseThatAPersonDecides() {
    OpenIssue unknown =
        new OpenIssue(
            "i-2", "amfori-bsci", "7.99", Topic.UNMAPPED, SeverityLevel.MAJOR, null, false);
    OpenIssue marked =
        new OpenIssue(
            "i-3", "amfori-bsci", "7.14", Topic.UNMAPPED, SeverityLevel.MAJOR, null, true);
    RankedModules ranked = rank(Set.of("WC"), unknown, marked);
    assertThat(ranked.uncoveredIssues()).containsExactly("i-2");
    assertThat(ranked.escalatedIssues())
        .extracting(Escalated::issueId, Escalated::training)
        .containsExactly(tuple("i-3", false));
  }

  @Test
  void hintsAtSizeAndRefusesNobody() {
    SizeHint size = ProjectRules.RULES.sizeHint();
    assertThat(size.of(250)).isEmpty();
    assertThat(size.of(1_200))
        .singleElement()
        .satisfies(
            hint -> {
              assertThat(hint.code()).isEqualTo("larger-than-sme");
              assertThat(hint.text()).contains("1,200 workers");
              assertThat(hint.source()).contains("UNCONFIRMED", "DERIVED");
            });
  }

  @Test
  void hasNothingToSayWithoutIssues() {
    assertThat(rank(Set.of()))
        .isEqualTo(
            new RankedModules(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  private RankedModules rank(Set<String> had, OpenIssue... issues) {
    return recommendation.rank(List.of(issues), had);
  }

  private static List<String> modules(RankedModules ranked) {
    return ranked.modules().stream().map(RankedModule::module).toList();
  }

  private static OpenIssue issue(String question) {
    return issue(question, SeverityLevel.UNRATED);
  }

  private static OpenIssue issue(String question, SeverityLevel severity) {
    return new OpenIssue("amfori-bsci", question, Topic.UNMAPPED, severity, null, false);
  }
}
