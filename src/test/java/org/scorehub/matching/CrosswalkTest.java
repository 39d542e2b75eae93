package org.scorehub.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.Problem;

class CrosswalkTest {

  private static final String TOPICS = "mappings/canonical/topics.csv";
  private static final String SCHEMES = "mappings/canonical/schemes.csv";

  @ParameterizedTest
  @CsvSource({
    "SMETA 6.1, 10A, migrant_recruitment",
    "SMETA 7.0, 10A, environment",
    "Sedex SMETA 7.0 4-pillar, 10B, environment",
    "SMETA 6.1, 0.A, management_system",
    "SMETA 7.0, 3.2, safety_training",
    "eti, 0.B, management_system",
    "eti, 10B4, environment",
    "eti, 10C, business_ethics"
  })
  void codesOfSmetaMeanWhatTheirEditionSays(String scheme, String code, String topic) {
    Match match = new Matcher(ProjectRules.RULES).match(FindingSignal.coded(scheme, code));
    assertThat(match.topic()).isEqualTo(topic);
  }

  @Test
  void withoutAnEditionTheTwoMeaningsOf10AAreNotGuessed() {
    Match match = new Matcher(ProjectRules.RULES).match(FindingSignal.coded("SMETA", "10A"));
    assertThat(match.topic()).isEqualTo(Topic.UNMAPPED);
  }

  @Test
  void editionsBelongToTheirScheme() {
    assertThat(ProjectRules.RULES.schemeId("SMETA 6.1")).contains("eti");
    assertThat(ProjectRules.RULES.schemeId("smeta-7.0")).contains("eti");
  }

  @Test
  void namesAmforiQuestionsAndSmetaAreas() {
    assertThat(ProjectRules.RULES.crosswalk())
        .extracting(Crosswalk::topic, Crosswalk::amforiQuestions, Crosswalk::smeta70)
        .contains(
            tuple("fire_equipment", List.of("7.14"), List.of("3")),
            tuple("migrant_recruitment", List.of("11.2"), List.of("1A")));
  }

  @Test
  void everyRowHasAVersionAndASource() {
    assertThat(ProjectRules.RULES.crosswalk())
        .hasSameSizeAs(ProjectRules.RULES.topics())
        .allSatisfy(
            row -> {
              assertThat(row.version()).isPositive();
              assertThat(row.source()).isNotBlank();
            });
  }

  @Test
  void refusesARowWithoutVersionAndAnEditionOfNothing() {
    ProjectRules broken =
        new ProjectRules()
            .appending(TOPICS, "dancing,Dancing,,,,,,,,0,DERIVED")
            .replacing(SCHEMES, "smeta-7.0,eti,", "smeta-7.0,ethical,");
    List<Problem> problems =
        catchThrowableOfType(InvalidRules.class, () -> MatchingRules.load(broken.files()))
            .problems();
    assertThat(problems)
        .extracting(Problem::mappingFile, Problem::code)
        .contains(tuple(TOPICS, "rules.value"), tuple(SCHEMES, "rules.reference"));
  }

  @ParameterizedTest
  @MethodSource("topicLists")
  void everyNativeFindingCodeLeadsToATopicWithARule(Path list) {
    List<RuleRow> rows =
        RuleFile.keyedRows(
            ProjectRules::file, list.toString(), new RuleProblems(), "theirs", "ours", "note");
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(
                        row.text("ours").isEmpty()
                            ? !row.text("note").isEmpty()
                            : ProjectRules.RULES.rule(row.text("ours")).isPresent())
                    .as("%s:%d %s", list, row.cell("theirs").line(), row.text("theirs"))
                    .isTrue());
  }

  private static Stream<Path> topicLists() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
      return files
          .filter(path -> path.toString().matches(".*/codes/.*(topic|eti|smeta).*\\.csv"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
