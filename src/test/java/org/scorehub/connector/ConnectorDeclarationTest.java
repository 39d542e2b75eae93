package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.mapping.Bundle;

/** What every connector.yaml and the files beside it must hold to. */
class ConnectorDeclarationTest {

  private static final Path ROOT = DeclaredDocument.ROOT;

  private static final DocumentReader DECLARATIONS =
      DocumentSchemas.jsonReader(
          Bundle.load(ROOT, List.of("schemas/hub"))::read,
          "schemas/hub/connector.schema.json",
          DocumentLimits.DEFAULT);

  static Stream<DeclaredConnector> connectors() {
    return DeclaredConnector.all().stream();
  }

  static Stream<DeclaredDocument> documents() {
    return DeclaredDocument.all();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void obeysTheSchema(DeclaredConnector connector) {
    assertThat(DECLARATIONS.read(connector.asJson()).problems()).isEmpty();
    assertThat(connector.yaml().get("id").textValue()).isEqualTo(connector.id());
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void saysPlainlyWhereItsFormatComesFrom(DeclaredConnector connector) {
    if (connector.yaml().at("/profile/status").textValue().equals("profile")) {
      assertThat(connector.yaml().at("/profile/note").textValue())
          .contains("this project's own profile");
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void namesFilesThatExist(DeclaredDocument document) {
    assertThat(ROOT.resolve(document.text("schema"))).exists();
    assertThat(ROOT.resolve(document.text("mapping"))).exists();
    if (document.alarm() != null) {
      assertThat(ROOT.resolve(document.alarm())).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void hasNoOutboundCodeThatClosesAFinding(DeclaredDocument document) throws IOException {
    if (!document.inbound() && document.text("canonical").equals("ProgressUpdate")) {
      Path codes = ROOT.resolve("mappings/" + document.connector() + "/codes/issue-status.csv");
      assertThat(Csv.column(codes, "ours"))
          .isSubsetOf(List.of("OPEN", "ACTION_AGREED", "IN_PROGRESS", "EVIDENCE_SUBMITTED"));
    }
  }

  @Test
  void knowsWhetherEachQuestionIsCrucial() throws IOException {
    List<String> topics = codes("_shared", "amfori-question-topic", "theirs");
    List<String> crucial = codes("_shared", "amfori-crucial", "theirs");
    assertThat(crucial)
        .containsExactlyInAnyOrderElementsOf(
            topics.stream().filter(code -> !code.startsWith("PA")).toList());
    assertThat(codes("_shared", "amfori-crucial", "ours").stream().filter("yes"::equals))
        .hasSize(19);
  }

  @Test
  void usesTopicsModulesAndKpisThatExist() throws IOException {
    List<String> topics = Csv.column(ROOT.resolve("mappings/canonical/topics.csv"), "topic");
    assertThat(codes("score-training", "topic", "ours")).hasSameElementsAs(topics);
    assertThat(topics).containsAll(codes("amfori-bsci", "zero-tolerance-topic", "ours"));
    assertThat(codes("score-training", "module", "ours"))
        .hasSameElementsAs(Csv.column(ROOT.resolve("mappings/score/modules.csv"), "code"));
    assertThat(codes("score-training", "kpi", "ours"))
        .hasSameElementsAs(Csv.column(ROOT.resolve("mappings/score/kpis.csv"), "kpi"));
  }

  @Test
  void keepsTheBenchmarkAuditAtTenKilobytes() throws IOException {
    Path audit = ROOT.resolve("mappings/amfori-bsci/examples/audit/poor-factory-with-25-findings");
    assertThat(Files.size(audit.resolve("input.xml"))).isBetween(9_500L, 11_000L);
  }

  private static List<String> codes(String connector, String list, String column)
      throws IOException {
    return Csv.column(ROOT.resolve("mappings/" + connector + "/codes/" + list + ".csv"), column);
  }
}
