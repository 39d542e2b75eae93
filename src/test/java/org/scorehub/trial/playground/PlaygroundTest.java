package org.scorehub.trial.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;

class PlaygroundTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String MAPPING = "mappings/amfori-bsci/audit.in.jslt";
  private static final String POOR = "amfori-bsci/examples/audit/poor-factory-with-25-findings";
  private static final Connector AMFORI = connector("amfori-bsci");
  private static final Playground PLAYGROUND = new Playground(Duration.ofSeconds(10));

  private static Connector connector(String id) {
    return ConnectorCompiler.compile(ConnectorCompiler.bundle(ROOT, id), id);
  }

  private static String text(String path) throws IOException {
    return Files.readString(ROOT.resolve(path));
  }

  @AfterAll
  static void end() {
    PLAYGROUND.close();
  }

  private static PlayResult.Value value(PlayResult result, String pointer) {
    return result.values().stream()
        .filter(value -> value.pointer().equals(pointer))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leadsFromAValueToTheLineOfTheMappingAndThePlaceOfTheSample() throws IOException {
    String sample = text("mappings/" + POOR + "/input.xml");
    PlayResult result = PLAYGROUND.run(AMFORI, Map.of(), "audit", Sample.of(sample));
    assertThat(result.usable()).isTrue();
    assertThat(result.linked()).isTrue();
    PlayResult.Value topic = value(result, "/findings/3/topic");
    assertThat(topic.file()).isEqualTo(MAPPING);
    assertThat(text(MAPPING).lines().toList().get(topic.line() - 1)).contains("\"topic\": $topic");
    PlayResult.Leaf code = result.leaves().get(topic.leaves().get(0));
    assertThat(code.path()).isEqualTo("/audit/questions/question[11]/@code");
    assertThat(sample.substring(code.from(), code.to())).isEqualTo("2.4");
  }

  @Test
  void saysWhatIsWrongAtTheLineOfTheChangedMapping() throws IOException {
    String broken = text(MAPPING).replace("clean($question.law)", "clean($question.law");
    PlayResult result =
        PLAYGROUND.run(
            AMFORI,
            Map.of(MAPPING, broken),
            "audit",
            Sample.of(text("mappings/" + POOR + "/input.xml")));
    assertThat(result.usable()).isFalse();
    assertThat(result.problems()).isNotEmpty();
    assertThat(result.problems().get(0).mappingFile()).isEqualTo(MAPPING);
    assertThat(result.problems().get(0).mappingLine()).isPositive();
  }

  @Test
  void runsTheRowsOfATable() throws IOException {
    Connector coop = connector("coop-ch");
    Path folder = ROOT.resolve("mappings/coop-ch/examples/supplier-list");
    Path input;
    try (var cases = Files.walk(folder)) {
      input = cases.filter(p -> p.endsWith("input.csv")).sorted().findFirst().orElseThrow();
    }
    String sample = Files.readString(input).replace("\r\n", "\n");
    PlayResult result = PLAYGROUND.run(coop, Map.of(), "supplier-list", Sample.of(sample));
    assertThat(result.result()).isNotNull();
    assertThat(result.leaves()).anyMatch(leaf -> leaf.line() > 1);
    assertThat(result.values()).anyMatch(value -> !value.leaves().isEmpty());
  }

  private static Sample workbook(String path) throws IOException {
    return Sample.of(Files.readAllBytes(ROOT.resolve("mappings/" + path)));
  }

  private static String cell(PlayResult result, String sheet, int row, int column) {
    return result.sheets().stream()
        .filter(shown -> shown.name().equals(sheet))
        .flatMap(shown -> shown.rows().stream())
        .filter(shown -> shown.number() == row)
        .map(shown -> shown.cells().get(column - 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void runsAWorkbookAndLeadsToItsCells() throws IOException {
    Sample sample = workbook("coop-ch/examples/supplier-list/workbook/input.xlsx");
    PlayResult result = PLAYGROUND.run(connector("coop-ch"), Map.of(), "supplier-list", sample);
    assertThat(result.usable()).isTrue();
    PlayResult.Value name = value(result, "/0/name");
    PlayResult.Leaf leaf = result.leaves().get(name.leaves().get(0));
    assertThat(leaf.column()).isPositive();
    assertThat(cell(result, String.valueOf(leaf.sheet()), leaf.line(), leaf.column()))
        .isEqualTo(String.valueOf(result.result()).replaceAll(".*?\"name\":\"(.*?)\".*", "$1"));
  }

  @Test
  void problemsOfAWorkbookPointAtItsCells() throws IOException {
    Sample sample =
        workbook("amfori-bsci/examples/supply-chain-export/mistakes-row-by-row/input.xlsx");
    PlayResult result = PLAYGROUND.run(AMFORI, Map.of(), "supply-chain-export", sample);
    assertThat(result.problems())
        .filteredOn(problem -> problem.column() > 0 && problem.value() != null)
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(
                        cell(
                            result,
                            String.valueOf(problem.sheet()),
                            problem.line(),
                            problem.column()))
                    .contains(String.valueOf(problem.value())));
  }

  @Test
  void showsTheCellsOfAWorkbookWhoseMappingDoesNotCompile() throws IOException {
    String mapping = "mappings/coop-ch/" + "supplier-list.in.jslt";
    Sample sample = workbook("coop-ch/examples/supplier-list/workbook/input.xlsx");
    PlayResult result =
        PLAYGROUND.run(connector("coop-ch"), Map.of(mapping, "{"), "supplier-list", sample);
    assertThat(result.usable()).isFalse();
    assertThat(result.sheets()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0003\u0004 and no archive", "PK\u0005\u0006"})
  void reportsBrokenWorkbooksAsProblems(String bytes) {
    Sample sample = Sample.of(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    PlayResult result = PLAYGROUND.run(connector("coop-ch"), Map.of(), "supplier-list", sample);
    assertThat(result.usable()).isFalse();
    assertThat(result.problems()).isNotEmpty();
    assertThat(result.sheets()).isEmpty();
  }

  @Test
  void runsDocumentsThatAreSent() throws IOException {
    Path folder = ROOT.resolve("mappings/amfori-bsci/examples/improvement-progress");
    Path input;
    try (var cases = Files.walk(folder)) {
      input = cases.filter(p -> p.endsWith("input.json")).sorted().findFirst().orElseThrow();
    }
    PlayResult result =
        PLAYGROUND.run(
            AMFORI, Map.of(), "improvement-progress", Sample.of(Files.readString(input)));
    assertThat(result.sent()).contains("improvementProgress");
    assertThat(result.values()).anyMatch(value -> value.line() > 0 && !value.leaves().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]><audit>&c;</audit>",
        "<audit><audit><audit><audit><audit>",
        "",
        "not a document"
      })
  void reportsHostileSamplesAsProblems(String sample) {
    PlayResult result = PLAYGROUND.run(AMFORI, Map.of(), "audit", Sample.of(sample));
    assertThat(result.usable()).isFalse();
    assertThat(result.problems()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // runs for years
        "def f(n) if ($n == 0) 1 else f($n - 1) + f($n - 1)\nf(400)",
        // a string of 2^60 characters
        "def g(s, n) if ($n == 0) $s else g($s + $s, $n - 1)\n{\"nativeId\": g(\"xxxxxxxx\", 60)}"
      })
  void endsMappingsThatTakeTooMuchAndGoesOn(String mapping) throws IOException {
    String sample = text("mappings/" + POOR + "/input.xml");
    try (Playground playground = new Playground(Duration.ofSeconds(2))) {
      PlayResult endless =
          playground.run(AMFORI, Map.of(MAPPING, mapping), "audit", Sample.of(sample));
      assertThat(endless.problems())
          .extracting(Problem::code)
          .containsAnyOf("playground.time", "playground.memory");
      assertThat(PLAYGROUND.run(AMFORI, Map.of(), "audit", Sample.of(sample)).usable()).isTrue();
    }
  }

  @Test
  void refusesTextsThatAreTooLong() {
    PlayResult result =
        PLAYGROUND.run(AMFORI, Map.of(), "audit", Sample.of("x".repeat(Playground.MOST_TEXT + 1)));
    assertThat(result.problems()).extracting(Problem::code).containsExactly("playground.too-long");
  }
}
