package org.scorehub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.Problem;
import org.scorehub.matching.InvalidRules;

class RequirementTableTest {

  private static final String HEADER = "id,title,topics,weight,source\n";
  private static final ShippedRequirements SHIPPED =
      ShippedRequirements.load(Tables::read, code -> Tables.RULES.topic(code).isPresent());

  private static RequirementTable.Reading read(String csv) {
    return RequirementTable.read("own.csv", csv, code -> Tables.RULES.topic(code).isPresent());
  }

  @Test
  void readsARequirementInEachLine() {
    RequirementTable.Reading read =
        read(
            "\uFEFF"
                + HEADER
                + "1,Exits,evacuation_routes; first_aid,3,DERIVED: ours\n2,Pay,minimum_wage,,\n");
    assertThat(read.problems()).isEmpty();
    assertThat(read.set().requirements())
        .containsExactly(
            new Requirement(
                "1", "Exits", List.of("evacuation_routes", "first_aid"), 3, "DERIVED: ours"),
            new Requirement("2", "Pay", List.of("minimum_wage"), 1, ""));
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    RequirementTable.Reading read =
        read(
            HEADER
                + "1,Exits,evacuation_routes,1,\n"
                + "1,,no_such_topic;first_aid,0,\n"
                + ",=SUM(A1),,x,\n");
    assertThat(read.problems())
        .extracting(Problem::code, Problem::path, Problem::line)
        .containsExactly(
            tuple("requirements.duplicate", "id", 3),
            tuple("requirements.value", "title", 3),
            tuple("requirements.topic", "topics", 3),
            tuple("requirements.value", "weight", 3),
            tuple("requirements.value", "id", 4),
            tuple("requirements.value", "title", 4),
            tuple("requirements.value", "topics", 4),
            tuple("requirements.value", "weight", 4));
    assertThat(read.problems()).allMatch(p -> "own.csv".equals(p.mappingFile()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | has no requirement
          id,title,topics,weight,source    | has no requirement
          'id,topics\n1,first_aid'         | lacks title
          """)
  void refusesWhatIsNoSuchTable(String csv, String message) {
    assertThat(read(csv.replace("\\n", "\n")).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(message))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("requirements.file"));
  }

  @Test
  void shipsSetsThatSayWhoseTheyAreNot() {
    assertThat(SHIPPED.all())
        .extracting(ShippedRequirements.Shipped::id)
        .contains("amfori-bsci", "eti-base-code", "smeta-7-0");
    assertThat(SHIPPED.all())
        .allSatisfy(shipped -> assertThat(shipped.note()).contains("no document of"))
        .allSatisfy(
            shipped -> assertThat(shipped.set().requirements()).allMatch(Requirement::isDerived));
  }

  @Test
  void shipsEveryQuestionOfAmforiWithTheTopicThatItsCodeListGives() {
    RequirementSet amfori = SHIPPED.get("amfori-bsci").orElseThrow().set();
    Set<String> questions =
        Tables.RULES.crosswalk().stream()
            .flatMap(row -> row.amforiQuestions().stream().map(q -> q + "=" + row.topic()))
            .collect(Collectors.toSet());
    assertThat(amfori.requirements())
        .extracting(r -> r.id() + "=" + r.topics().get(0))
        .containsExactlyInAnyOrderElementsOf(questions);
  }

  @Test
  void refusesShippedSetsWithEveryProblem() {
    assertThatThrownBy(
            () ->
                ShippedRequirements.load(
                    path ->
                        (path.endsWith("sets.csv")
                                ? "set,name,note\na,A,n\nb,B,n\n"
                                : HEADER + "1,Exits,no_such_topic,1,\n")
                            .getBytes(StandardCharsets.UTF_8),
                    code -> Tables.RULES.topic(code).isPresent()))
        .isInstanceOfSatisfying(InvalidRules.class, e -> assertThat(e.problems()).hasSize(4));
  }
}
