package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnectorsCommandTest {

  private static final Path ROOT = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void listsEveryDocumentInAlignedColumns() throws IOException {
    assertThat(command().run(ROOT, out, err())).isEqualTo(Hub.DONE);
    String[] lines = out.toString(UTF_8).split("\n");
    assertThat(lines[0]).matches("CONNECTOR +DOCUMENT +WAY +FORMAT +CANONICAL +STATUS +STATE");
    assertThat(lines)
        .anyMatch(line -> line.matches("amfori-bsci +audit +in +xml +Audit +profile +ok"))
        .anyMatch(
            line ->
                line.matches(
                    "amfori-bsci +improvement-progress +out +xml +ProgressUpdate +profile +ok"))
        .anyMatch(line -> line.matches("score-training +visit +in +json +Visit +profile +ok"));
    assertThat(lines).allMatch(line -> line.charAt(lines[0].indexOf("DOCUMENT") - 1) == ' ');
  }

  @Test
  void saysInJsonHowFarTheOtherSidesInterfaceIsKnown() throws IOException {
    assertThat(command("--json").run(ROOT, out, err())).isEqualTo(Hub.DONE);
    JsonNode connectors = new ObjectMapper().readTree(out.toByteArray());
    assertThat(connectors)
        .allSatisfy(
            connector -> {
              assertThat(connector.get("state").textValue()).isEqualTo("ok");
              assertThat(connector.get("status").textValue()).isIn("profile", "public-api");
              assertThat(connector.get("note").textValue()).isNotEmpty();
              assertThat(connector.get("documents")).isNotEmpty();
            });
    assertThat(connectors.findValuesAsText("schema")).contains("schemas/amfori-bsci/audit.xsd");
  }

  @Test
  void listsAnInvalidConnectorWithTheReason(@TempDir Path root) throws IOException {
    BrokenConnector.write(root, "broken");
    assertThat(command().run(root, out, err())).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("broken( +-){5} +invalid: .*connector.yaml.*"));
  }

  @Test
  void saysAllThatIsWrongAndWhere(@TempDir Path root) throws IOException {
    BrokenConnector.write(root, "broken");
    command().run(root, out, err());
    assertThat(err.toString(UTF_8).lines())
        .hasSizeGreaterThan(1)
        .contains("routes/broken/connector.yaml:1:1: title: is missing.")
        .allMatch(line -> line.matches("routes/broken/connector.yaml:[12]:1: .*"));
  }

  @Test
  void listsAllThatIsWrongInJson(@TempDir Path root) throws IOException {
    BrokenConnector.write(root, "broken");
    assertThat(command("--json").run(root, out, err())).isEqualTo(Hub.DONE);
    JsonNode broken = new ObjectMapper().readTree(out.toByteArray()).get(0);
    assertThat(broken.get("state").textValue()).isEqualTo("invalid");
    assertThat(broken.get("problems").size()).isGreaterThan(1);
    assertThat(broken.get("documents")).isEmpty();
  }

  private PrintStream err() {
    return new PrintStream(err, true, UTF_8);
  }

  private static ConnectorsCommand command(String... arguments) {
    ConnectorsCommand command = new ConnectorsCommand();
    new CommandLine(command).parseArgs(arguments);
    return command;
  }
}
