package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.TestProject;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.journey.TableFixture;
import picocli.CommandLine;

class TranslateCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of("");
  private static final String AUDITS = "mappings/amfori-bsci/examples/audit/";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsTheCanonicalRecordOfAGoodDocument() throws IOException {
    String folder = AUDITS + "poor-factory-with-25-findings/";
    assertThat(translate("amfori-bsci", "audit", folder + "input.xml")).isEqualTo(Hub.DONE);
    JsonNode audit = JSON.readTree(out.toByteArray());
    assertThat(audit.get("nativeId").textValue()).isEqualTo("25-0412345");
    assertThat(audit.get("findings")).hasSize(25);
    assertThat(out.toString(UTF_8)).startsWith("{\n  \"scheme\"").endsWith("}\n");
    assertThat(err.size()).isZero();
  }

  @Test
  void reportsEveryProblemOfADocumentThatIsQuarantined() throws IOException {
    assertThat(translate("amfori-bsci", "audit", AUDITS + "five-schema-mistakes/input.xml"))
        .isEqualTo(Hub.BAD_INPUT);
    assertThat(problems())
        .hasSize(5)
        .allSatisfy(
            problem -> {
              assertThat(problem.get("path").textValue()).startsWith("/audit/");
              assertThat(problem.get("line").intValue()).isPositive();
              assertThat(problem.get("expected").textValue()).isNotEmpty();
            });
    assertThat(out.size()).isZero();
  }

  @Test
  void translatesADocumentWithDegradingProblemsAndTellsWhichRuleMetWhichField() throws IOException {
    assertThat(translate("amfori-bsci", "audit", AUDITS + "local-language-text/input.xml"))
        .isEqualTo(Hub.DONE);
    assertThat(JSON.readTree(out.toByteArray()).get("findings")).isNotEmpty();
    assertThat(problems())
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.get("blocking").booleanValue()).isFalse();
              assertThat(problem.get("line").intValue()).isPositive();
              assertThat(problem.get("value").textValue()).isNotEmpty();
              assertThat(problem.get("mappingFile").textValue()).endsWith(".jslt");
              assertThat(problem.get("mappingLine").intValue()).isPositive();
            });
  }

  @Test
  void readsStandardInput() throws IOException {
    Path file = Path.of("mappings/score-training/examples/visit/first-visit/input.json");
    try (InputStream in = Files.newInputStream(file)) {
      assertThat(command("score-training", "visit", "-").run(ROOT, in, out, err))
          .isEqualTo(Hub.DONE);
    }
    assertThat(JSON.readTree(out.toByteArray()).get("number").intValue()).isPositive();
  }

  @Test
  void readsNoFurtherThanTheLimitOfTheDocument() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThat(command("score-training", "visit", "-").run(ROOT, endless, out, err))
        .isEqualTo(Hub.BAD_INPUT);
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void namesTheConnectorsThereAre() {
    assertThatThrownBy(() -> translate("amfori", "audit", "-"))
        .isInstanceOf(HubFailure.class)
        .hasMessage(
            "there is no connector amfori; there are: "
                + String.join(", ", ConnectorCatalogue.ids(ROOT)))
        .extracting(failure -> ((HubFailure) failure).exitCode())
        .isEqualTo(Hub.BAD_INPUT);
  }

  @Test
  void namesTheDocumentsThatAConnectorReceives() {
    assertThatThrownBy(() -> translate("amfori-bsci", "improvement-progress", "-"))
        .isInstanceOf(HubFailure.class)
        .hasMessageStartingWith(
            "amfori-bsci receives no document improvement-progress; it receives: audit, ");
  }

  @Test
  void saysWhichFileItCannotRead() {
    assertThatThrownBy(() -> translate("amfori-bsci", "audit", "absent.xml"))
        .isInstanceOf(HubFailure.class)
        .hasMessage("cannot read absent.xml");
    assertThatThrownBy(() -> translate("amfori-bsci", "audit", "mappings"))
        .isInstanceOf(HubFailure.class)
        .hasMessage("cannot read mappings");
  }

  @Test
  void reportsWhatIsWrongWithTheConnectorItself(@TempDir Path root) throws IOException {
    BrokenConnector.write(root, "broken");
    assertThat(command("broken", "audit", "-").run(root, InputStream.nullInputStream(), out, err))
        .isEqualTo(Hub.FAILED);
    assertThat(problems())
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(problem.get("mappingFile").textValue())
                    .isEqualTo("routes/broken/connector.yaml"));
  }

  @Test
  void printsALineForEachRowOfATableThatCanBeUsed(@TempDir Path root) throws IOException {
    TestProject.copy(root);
    byte[] table = TableFixture.of(3).with(2, "x-2", "Factory", "Vietnam", "Hue").bytes();
    InputStream in = new ByteArrayInputStream(table);
    assertThat(command("table-test", "sites", "-").run(root, in, out, err))
        .isEqualTo(Hub.BAD_INPUT);
    List<JsonNode> rows =
        JSON.readerFor(JsonNode.class).<JsonNode>readValues(out.toByteArray()).readAll();
    assertThat(rows).hasSize(2).allMatch(row -> row.path("name").asText().startsWith("Factory"));
    assertThat(out.toString(UTF_8).lines()).hasSize(2);
    assertThat(problems()).hasSize(1);
    assertThat(problems().get(0).path("line").intValue()).isEqualTo(3);
    assertThat(problems().get(0).path("column").intValue()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Name;Country\r\nA;VN\r\n"})
  void refusesATableThatHasNotTheColumnsWanted(String text, @TempDir Path root) throws IOException {
    TestProject.copy(root);
    Path file = Files.writeString(root.resolve("sites.csv"), text);
    TranslateCommand command = command("table-test", "sites", file.toString());
    assertThat(command.run(root, InputStream.nullInputStream(), out, err)).isEqualTo(Hub.BAD_INPUT);
    assertThat(problems()).hasSize(1);
    assertThat(out.size()).isZero();
  }

  private int translate(String... arguments) throws IOException {
    return command(arguments).run(ROOT, InputStream.nullInputStream(), out, err);
  }

  private static TranslateCommand command(String... arguments) {
    TranslateCommand command = new TranslateCommand();
    new CommandLine(command).parseArgs(arguments);
    return command;
  }

  private List<JsonNode> problems() throws IOException {
    return JSON.readerFor(JsonNode.class).<JsonNode>readValues(err.toByteArray()).readAll();
  }
}
