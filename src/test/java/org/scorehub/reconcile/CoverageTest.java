package org.scorehub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scorehub.reconcile.Holdings.AMFORI;
import static org.scorehub.reconcile.Holdings.SMETA;
import static org.scorehub.reconcile.Holdings.TODAY;
import static org.scorehub.reconcile.Holdings.audit;
import static org.scorehub.reconcile.Holdings.held;
import static org.scorehub.reconcile.Holdings.open;
import static org.scorehub.reconcile.Holdings.rated;
import static org.scorehub.reconcile.Holdings.site;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditScope;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.canonical.avro.Verdict;
import org.scorehub.reconcile.TopicAnswer.State;

class CoverageTest {

  private static final String FIRE = "fire_equipment";
  private static final String GUARDS = "machine_guarding";

  private static Audit.Builder amfori(String id, int daysAgo) {
    return rated(audit(AMFORI, id, TODAY.minusDays(daysAgo)), "C")
        .setFindings(List.of(open("7.14", FIRE, SeverityLevel.MAJOR)));
  }

  private static Audit.Builder smeta(String id, int daysAgo) {
    return audit(SMETA, id, TODAY.minusDays(daysAgo))
        .setFindings(List.of(open("3.1", GUARDS, SeverityLevel.MINOR)));
  }

  private static Audit.Builder followUp(String id, int daysAgo, String parent) {
    return rated(audit(AMFORI, id, TODAY.minusDays(daysAgo)), "C")
        .setKind(AuditKind.FOLLOW_UP)
        .setParentNativeId(parent)
        .setFindings(
            List.of(Holdings.finding("7.14", FIRE, SeverityLevel.MAJOR, FindingStatus.CLOSED)));
  }

  static SiteAnswers answers(SiteHoldings site, LocalDate on, RowDecision... decisions) {
    return SiteAnswers.of(
        site,
        new SiteDecisions(Arrays.asList(decisions)),
        new TopicsAsked(Tables.RULES),
        Tables.TABLES,
        on);
  }

  private static TopicAnswer topic(String topic, HeldAudit... audits) {
    return answers(site(audits), TODAY).answer(topic);
  }

  private static RequirementSet set(Requirement... requirements) {
    return new RequirementSet(List.of(requirements));
  }

  private static Requirement requirement(String id, int weight, String... topics) {
    return new Requirement(id, "Title of " + id, List.of(topics), weight, "");
  }

  private static RowDecision decision(
      Verdict verdict, @Nullable AuditRef accepted, HeldAudit... audits) {
    Row row = Holdings.compare(audits).row(FIRE).orElseThrow();
    String question = verdict == Verdict.ASK_SITE ? "Is it so?" : null;
    return RowDecision.made(
        row, new RowDecision.Choice(verdict, accepted, "r", question, null, null), "officer");
  }

  @Test
  void answersWhatAnAuditFoundAndWhatItLookedAtAndFoundFine() {
    HeldAudit audit = held(amfori("A1", 100));
    assertThat(topic(FIRE, audit).says()).isEqualTo(Says.FOUND);
    TopicAnswer fine = topic(GUARDS, audit);
    assertThat(fine.says()).isEqualTo(Says.FINE);
    assertThat(fine.until()).isEqualTo(TODAY.minusDays(100).plusMonths(12));
    assertThat(fine.answeredOn()).contains(TODAY.minusDays(100));
    assertThat(fine.audits())
        .singleElement()
        .extracting(TopicAnswer.Source::ref)
        .isEqualTo(audit.ref());
  }

  @Test
  void saysWhyATopicIsNotAnswered() {
    assertThat(topic(FIRE).state()).isEqualTo(State.NOT_ASKED);
    assertThat(topic("product_quality", held(amfori("A1", 100))).state())
        .isEqualTo(State.NOT_ASKED);
    TopicAnswer over = topic(FIRE, held(amfori("A1", 500)));
    assertThat(over.state()).isEqualTo(State.RUN_OUT);
    assertThat(over.until()).isEqualTo(TODAY.minusDays(500).plusMonths(12));
    assertThat(over.audits()).hasSize(1);
    assertThat(topic(FIRE, held(amfori("A1", 5).setValidFrom(TODAY.plusDays(3)))).state())
        .isEqualTo(State.AHEAD);
  }

  @Test
  void takesAnAuditAndItsFollowUpsForOneVoice() {
    HeldAudit full = held(amfori("A1", 100));
    TopicAnswer both = topic(FIRE, full, held(followUp("A2", 20, "A1")));
    assertThat(both.says()).isEqualTo(Says.CLOSED);
    assertThat(both.contradicting()).isFalse();
    assertThat(topic(GUARDS, full, held(followUp("A2", 20, "A1"))).says()).isEqualTo(Says.FINE);
  }

  @Test
  void letsAnAuditSpeakWhoseFollowUpHasRunOutFirst() {
    HeldAudit over = held(followUp("A2", 90, "A1").setValidUntil(TODAY.minusDays(1)));
    assertThat(topic(FIRE, held(amfori("A1", 100)), over).says()).isEqualTo(Says.FOUND);
  }

  @Test
  void saysTheGravestWhereAuditsContradictOneAnother() {
    TopicAnswer answer = topic(FIRE, held(amfori("A1", 100)), held(smeta("S1", 40)));
    assertThat(answer.isAnswered()).isTrue();
    assertThat(answer.contradicting()).isTrue();
    assertThat(answer.says()).isEqualTo(Says.FOUND);
    assertThat(answer.audits()).extracting(a -> a.ref().nativeId()).containsExactly("S1", "A1");
    assertThat(answer.until()).isEqualTo(TODAY.minusDays(40).plusMonths(12));
  }

  @Test
  void leavesATopicOpenThatAPersonDisputes() {
    HeldAudit[] audits = {held(amfori("A1", 100)), held(smeta("S1", 40))};
    RowDecision dispute = decision(Verdict.DISPUTE, null, audits);
    TopicAnswer answer = answers(site(audits), TODAY, dispute).answer(FIRE);
    assertThat(answer.state()).isEqualTo(State.DISPUTED);
    assertThat(answer.audits()).hasSize(2);
    assertThat(answers(site(audits), TODAY, dispute).answer(GUARDS).isAnswered()).isTrue();
  }

  @Test
  void letsTheAcceptedAuditSpeakAloneAsLongAsItHolds() {
    HeldAudit[] audits = {held(amfori("A1", 100)), held(smeta("S1", 40))};
    RowDecision accept = decision(Verdict.ACCEPT, audits[1].ref(), audits);
    TopicAnswer answer = answers(site(audits), TODAY, accept).answer(FIRE);
    assertThat(answer.says()).isEqualTo(Says.FINE);
    assertThat(answer.contradicting()).isFalse();
    assertThat(answer.audits()).hasSize(1);
    RowDecision earlier = decision(Verdict.ACCEPT, audits[0].ref(), audits);
    LocalDate later = TODAY.plusDays(290);
    assertThat(answers(site(audits), later, earlier).answer(FIRE).says()).isEqualTo(Says.FINE);
  }

  @Test
  void countsAnsweredTopicsOfEachRequirementByItsWeight() {
    RequirementSet wanted =
        set(
            requirement("1", 1, FIRE),
            requirement("2", 1, GUARDS, "product_quality"),
            requirement("3", 2, "delivery_performance"));
    Coverage coverage = Coverage.of(wanted, answers(site(held(amfori("A1", 100))), TODAY));
    assertThat(coverage.percent()).isEqualTo(37);
    assertThat(coverage.count(RequirementAnswer.State.ANSWERED)).isEqualTo(1);
    assertThat(coverage.count(RequirementAnswer.State.PARTLY)).isEqualTo(1);
    assertThat(coverage.leftToAsk())
        .flatExtracting(RequirementAnswer::missing)
        .extracting(TopicAnswer::topic)
        .containsExactly("product_quality", "delivery_performance");
  }

  @Test
  void isWholeOnlyWhereNothingIsLeftToAsk() {
    List<Requirement> many =
        IntStream.range(0, 400).mapToObj(i -> requirement("r" + i, 100, FIRE)).toList();
    SiteAnswers answers = answers(site(held(amfori("A1", 100))), TODAY);
    assertThat(Coverage.of(new RequirementSet(many), answers).percent()).isEqualTo(100);
    RequirementSet almost =
        new RequirementSet(many).with(requirement("x", 1, "product_quality"), null);
    assertThat(Coverage.of(almost, answers).percent()).isEqualTo(99);
  }

  @Test
  void seesWhatRunsOutWithinDays() {
    SiteHoldings site = site(held(amfori("A1", 300)));
    Coverage coverage = Coverage.of(set(requirement("1", 1, FIRE)), answers(site, TODAY));
    LocalDate end = TODAY.minusDays(300).plusMonths(12);
    assertThat(coverage.nextExpiry()).contains(end);
    assertThat(coverage.oldestAnswer()).contains(TODAY.minusDays(300));
    assertThat(coverage.runningOut(90)).hasSize(1);
    assertThat(coverage.runningOut(30)).isEmpty();
    Coverage then = Coverage.of(set(requirement("1", 1, FIRE)), answers(site, end.plusDays(1)));
    assertThat(then.percent()).isZero();
  }

  @Test
  void asksOfAPartialAuditOnlyWhatItsScopeNames() {
    HeldAudit partial =
        held(
            amfori("A1", 10)
                .setKind(AuditKind.PARTIAL)
                .setScope(AuditScope.newBuilder().setAreas(List.of("PA7")).build()));
    assertThat(topic(GUARDS, partial).isAnswered()).isTrue();
    assertThat(topic("minimum_wage", partial).isAnswered()).isFalse();
  }
}
