package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scorehub.TestProject;
import org.scorehub.journey.TableFixture;
import picocli.CommandLine;

class TryCommandTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String AUDITS = "mappings/amfori-bsci/examples/audit/";
  private static final String LARGE = AUDITS + "poor-factory-with-25-findings/input.xml";
  private static final String ALARMING = AUDITS + "zero-tolerance-child-labour/input.xml";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsWhatWouldBeRecommendedEscalatedAndSent() throws IOException {
    JsonNode trial = json("amfori-bsci", "audit", ALARMING);
    assertThat(trial.path("usable").asBoolean()).isTrue();
    assertThat(trial.path("alarms")).hasSize(1);
    assertThat(trial.at("/outlook/findings/0/escalation").asText()).isEqualTo("ZERO_TOLERANCE");
    assertThat(trial.at("/outlook/findings/0/raised/clocks/0/within").asText()).isEqualTo("PT24H");
    assertThat(trial.at("/outlook/site/modules/0/module").asText()).isEqualTo("WC");
    assertThat(told(trial, true))
        .containsExactly(
            "score-training recommendations",
            "amfori-bsci improvement-progress",
            "untp improvement-passport");
    assertThat(told(trial, false)).contains("adidas progress-rows");
    assertThat(trial.at("/deliveries/0/content").asText()).doesNotContain("child_labour");
  }

  private static Stream<String> told(JsonNode trial, boolean told) {
    return StreamSupport.stream(trial.path("deliveries").spliterator(), false)
        .filter(delivery -> delivery.path("told").asBoolean() == told)
        .map(d -> d.path("connector").asText() + " " + d.path("document").asText());
  }

  @Test
  void explainsOneValueAndNothingElse() throws IOException {
    assertThat(run("amfori-bsci", "audit", LARGE, "--explain", "/findings/3/topic"))
        .isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8))
        .startsWith("/findings/3/topic = \"training_and_induction\"\n")
        .contains("/audit/questions/question[11]/@code = \"2.4\", line 81, column 15, byte 2999")
        .contains("mappings/_shared/codes/amfori-question-topic.csv:12")
        .doesNotContain("RECOMMENDED")
        .hasLineCount(8);
  }

  @Test
  void saysWhatAPlaceDecides() throws IOException {
    assertThat(run("amfori-bsci", "audit", LARGE, "--of", "/audit/header/kind"))
        .isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).contains("decides  /kind = \"FULL\"");
  }

  @Test
  void makesTheBytesOfADocumentThatIsSent() throws IOException {
    String folder = "mappings/coop-ch/examples/training-progress/training-under-way/";
    assertThat(run("coop-ch", "training-progress", folder + "input.json")).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8)).startsWith("Satzart;").contains("betrieb;");
  }

  @Test
  void refusesACanonicalRecordThatIsNone() throws IOException {
    assertThat(run("coop-ch", "training-progress", "pom.xml")).isEqualTo(Hub.BAD_INPUT);
    assertThat(out.toString(UTF_8)).contains("json.not-well-formed");
  }

  @Test
  void triesOneRowOfATable(@TempDir Path root) throws IOException {
    TestProject.copy(root);
    Path table = root.resolve("sites.csv");
    Files.write(table, TableFixture.of(3).bytes());
    command("table-test", "sites", table.toString(), "--row", "3", "--json")
        .run(root, InputStream.nullInputStream(), out, err);
    JsonNode trial = new ObjectMapper().readTree(out.toByteArray());
    assertThat(trial.path("children")).hasSize(1);
    assertThat(trial.at("/children/0/row").asInt()).isEqualTo(3);
    assertThat(trial.at("/children/0/deliveries")).isNotEmpty();
  }

  @Test
  void saysThatADocumentWouldBeQuarantined() throws IOException {
    assertThat(run("amfori-bsci", "audit", AUDITS + "five-schema-mistakes/input.xml"))
        .isEqualTo(Hub.BAD_INPUT);
    assertThat(out.toString(UTF_8)).contains("PROBLEMS").endsWith("It would be quarantined.\n");
  }

  @Test
  void namesTheDocumentsThereAre() {
    assertThatThrownBy(() -> run("amfori-bsci", "audits", "-"))
        .isInstanceOf(HubFailure.class)
        .hasMessageStartingWith("amfori-bsci has no document audits; it has: audit, ");
    assertThatThrownBy(() -> run("amfori", "audit", "-"))
        .isInstanceOf(HubFailure.class)
        .hasMessageStartingWith("there is no connector amfori; there are: adidas, ");
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
    assertThat(run(all)).isEqualTo(Hub.DONE);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private int run(String... arguments) throws IOException {
    return command(arguments).run(ROOT, InputStream.nullInputStream(), out, err);
  }

  private static TryCommand command(String... arguments) {
    TryCommand command = new TryCommand();
    new CommandLine(command).parseArgs(arguments);
    return command;
  }
}
