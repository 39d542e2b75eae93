package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scorehub.canonical.Problem;

class MatchingRulesTest {

  private static final String TOPICS = "mappings/canonical/topics.csv";
  private static final String RULES = "mappings/score/matching-rules.csv";
  private static final String MODULES = "mappings/score/modules.csv";
  private static final String QUESTIONS = "mappings/_shared/codes/amfori-question-topic.csv";
  private static final String KPIS = "mappings/score/kpis.csv";

  @Test
  void everyTopicHasARule() {
    assertThat(ProjectRules.RULES.topics())
        .hasSizeGreaterThan(60)
        .allSatisfy(topic -> assertThat(ProjectRules.RULES.rule(topic.code())).isPresent());
  }

  @Test
  void everyRuleAndTopicNamesItsSource() {
    assertThat(ProjectRules.RULES.topics()).noneMatch(topic -> topic.source().isBlank());
    assertThat(ProjectRules.RULES.topics())
        .map(topic -> ProjectRules.RULES.rule(topic.code()).orElseThrow())
        .noneMatch(rule -> rule.source().isBlank() || rule.rationale().isBlank());
  }

  @Test
  void theCoreCatalogueIsTheFiveModules() {
    assertThat(ProjectRules.RULES.modules())
        .filteredOn(ScoreModule::core)
        .extracting(ScoreModule::code)
        .containsExactly("WC", "QM", "CP", "HRM", "OSH");
  }

  @Test
  void unconfirmedMarksStayVisible() {
    assertThat(ProjectRules.RULES.module("HRM").orElseThrow().coreTools()).contains("UNCONFIRMED");
    assertThat(ProjectRules.RULES.module("GE").orElseThrow().marks()).contains("DERIVED");
  }

  @Test
  void everyKpiBelongsToAModuleOrAKnownGroup() {
    Set<String> known =
        ProjectRules.RULES.modules().stream().map(ScoreModule::code).collect(Collectors.toSet());
    known.addAll(List.of("ALL", "PROFILE", "TRAINING", "FIP"));
    List<RuleRow> rows =
        RuleFile.keyedRows(
            ProjectRules::file,
            KPIS,
            new RuleProblems(),
            "kpi",
            "title",
            "unit",
            "better",
            "modules",
            "source");
    assertThat(rows)
        .hasSizeGreaterThan(40)
        .allSatisfy(row -> assertThat(known).containsAll(row.parts("modules", ";")));
  }

  @Test
  void severityWordsAreKnownInAnyCaseAndSpacing() {
    assertThat(ProjectRules.RULES.severityLevel(" Business-Critical "))
        .isEqualTo(ProjectRules.RULES.severityLevel("business critical"))
        .isPresent();
    assertThat(ProjectRules.RULES.severityLevel("dreadful")).isEmpty();
  }

  @Test
  void versionNamesTheContent() {
    Function<String, byte[]> changed =
        new ProjectRules()
            .replacing(RULES, "fire_equipment,OSH,WC", "fire_equipment,OSH,CP")
            .files();
    assertThat(MatchingRules.load(ProjectRules::file).version())
        .isEqualTo(ProjectRules.RULES.version())
        .matches("[0-9a-f]{16}")
        .isNotEqualTo(MatchingRules.load(changed).version());
  }

  @Test
  void tellsAllProblemsOfAllFilesWithTheirPlaces() {
    ProjectRules broken =
        new ProjectRules()
            .replacing(RULES, "\nfire_equipment,OSH,WC,no", "\nfire_equipment,OHS,WC,maybe")
            .replacing(RULES, "\nbribery,", "\nbribes,")
            .replacing(TOPICS, "\nretaliation,", "\nforced_labour,")
            .replacing(MODULES, ",no,HRM,", ",no,GE,")
            .replacing(QUESTIONS, "\n7.13,electrical_safety,", "\n7.13,electricity,");
    assertThat(problemsOf(broken))
        .extracting(Problem::mappingFile, Problem::code, Problem::value)
        .contains(
            tuple(RULES, "rules.reference", "OHS"),
            tuple(RULES, "rules.value", "maybe"),
            tuple(RULES, "rules.reference", "bribes"),
            tuple(RULES, "rules.missing", null),
            tuple(TOPICS, "rules.duplicate", "forced_labour"),
            tuple(MODULES, "rules.reference", "GE"),
            tuple(QUESTIONS, "rules.reference", "electricity"));
  }

  @Test
  void placesAProblemByLineAndColumn() {
    ProjectRules broken =
        new ProjectRules().replacing(QUESTIONS, "\n7.13,electrical_safety,", "\n7.13,electricity,");
    int line = lineOf(QUESTIONS, "7.13,");
    assertThat(problemsOf(broken))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.mappingLine()).isEqualTo(line);
              assertThat(problem.column()).isEqualTo(6);
              assertThat(problem.message()).isEqualTo("ours: is not a topic: electricity");
            });
  }

  @Test
  void refusesATopicWithTwoRules() {
    ProjectRules broken = new ProjectRules().appending(RULES, "bribery,WC,NONE,no,because,DERIVED");
    assertThat(problemsOf(broken)).extracting(Problem::code).containsExactly("rules.duplicate");
  }

  @Test
  void refusesBrokenCsv() {
    ProjectRules broken =
        new ProjectRules()
            .appending(RULES, "bribery,WC")
            .appending(QUESTIONS, "99.1,bribery,\"never closed");
    assertThat(problemsOf(broken))
        .extracting(Problem::code)
        .contains("rules.csv", "rules.csv")
        .doesNotContain("rules.missing");
  }

  @Test
  void namesAFileThatIsNotThere() {
    Function<String, byte[]> without =
        path -> {
          if (path.equals(MODULES)) {
            throw new IllegalArgumentException("there is no " + path);
          }
          return ProjectRules.file(path);
        };
    assertThat(
            catchThrowableOfType(InvalidRules.class, () -> MatchingRules.load(without)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("there is no " + MODULES));
  }

  @Test
  void theManualShowsTheWeightsAndConfidencesInForce() {
    String manual = ProjectRules.text("docs/matching.md");
    for (String file : List.of("severity-weights.csv", "confidence.csv", "text-confidence.csv")) {
      ProjectRules.text("mappings/score/" + file)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 3))
          .forEach(row -> assertThat(manual).contains("| " + row[0] + " | " + row[1] + " |"));
    }
  }

  private static List<Problem> problemsOf(ProjectRules broken) {
    return catchThrowableOfType(InvalidRules.class, () -> MatchingRules.load(broken.files()))
        .problems();
  }

  private static int lineOf(String path, String start) {
    List<String> lines = Arrays.asList(ProjectRules.text(path).split("\n"));
    return 1
        + lines.indexOf(lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow());
  }
}
