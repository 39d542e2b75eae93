package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.connector.ConnectorCatalogue;
import picocli.CommandLine;

class ConnectorTestCommandTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void namesFileAndLineOfWhatIsBroken(@TempDir Path root) throws IOException {
    BrokenConnector.write(root, "broken");
    assertThat(command().run(root, out, err)).isEqualTo(Hub.FAILED);
    assertThat(out.toString(UTF_8).lines())
        .anyMatch(line -> line.matches("broken +[0-9.]+ s"))
        .anyMatch(line -> line.matches(" +compiles +violated +[0-9.]+ s +[0-9]+ found: .*"))
        .anyMatch(line -> line.matches("routes/broken/connector.yaml.*: .+"));
    assertThat(err.toString(UTF_8)).isEqualTo("checking broken\n");
  }

  @Test
  void saysTheSameInJson(@TempDir Path root) throws IOException {
    BrokenConnector.write(root, "broken");
    assertThat(command("broken", "--json").run(root, out, err)).isEqualTo(Hub.FAILED);
    JsonNode report = new ObjectMapper().readTree(out.toByteArray()).get(0);
    assertThat(report.get("connector").textValue()).isEqualTo("broken");
    assertThat(report.get("violated").booleanValue()).isTrue();
    assertThat(report.at("/checks/0/verdict").textValue()).isEqualTo("violated");
    assertThat(report.at("/checks/0/problems/0/mappingFile").textValue()).contains("broken");
  }

  @Test
  void refusesAnUnknownConnector() {
    assertThatThrownBy(() -> command("nobody").run(ROOT, out, err))
        .isInstanceOfSatisfying(
            HubFailure.class, f -> assertThat(f.exitCode()).isEqualTo(Hub.BAD_INPUT))
        .hasMessageContaining("nobody")
        .hasMessageContaining("amfori-bsci");
  }

  @Test
  void allWaiversStandInOneVisibleList() throws IOException {
    String list = WaiverList.of(ROOT, ConnectorCatalogue.ids(ROOT)).markdown();
    assertThat(Files.readString(ROOT.resolve("docs/waivers.md"))).endsWith("\n" + list);
  }

  private static ConnectorTestCommand command(String... arguments) {
    ConnectorTestCommand command = new ConnectorTestCommand();
    new CommandLine(command).parseArgs(arguments);
    return command;
  }
}
