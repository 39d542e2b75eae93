package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalMatchingCommandTest {

  private static final Path OWN = Path.of("src/test/resources/org/scorehub/matching");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path folder;

  EvalMatchingCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void countsAnswersEscalationsAndWhatGoesToAPerson() throws IOException {
    Path file =
        write(
            """
            {"text":"Extinguisher missing","lang":"en","primary":"OSH","pa":"PA7","eti":"3.1","ambiguous":"no"}
            {"text":"Exit locked","lang":"en","primary":"ESC","pa":"PA7","eti":"3.1","ambiguous":"no"}
            {"text":"Fire drill not held","lang":"en","primary":"ESC","pa":"","eti":"","ambiguous":"no"}
            {"text":"zzz","lang":"en","primary":"QM","pa":"","eti":"","ambiguous":"no"}
            {"text":"Pay slip missing","lang":"en","primary":"OSH","pa":"","eti":"","ambiguous":"yes"}
            """);
    assertThat(run("--json", file.toString())).isZero();
    JsonNode text = json().get("text_alone");
    assertThat(text.get("accuracy").get("hits").intValue()).isEqualTo(2);
    assertThat(text.get("accuracy").get("of").intValue()).isEqualTo(4);
    assertThat(text.get("missedEscalations").get("hits").intValue()).isEqualTo(1);
    assertThat(text.get("missedEscalations").get("of").intValue()).isEqualTo(2);
    assertThat(text.get("falseEscalations").get("hits").intValue()).isZero();
    assertThat(text.get("ambiguous").get("of").intValue()).isEqualTo(1);
    assertThat(text.get("languages").get("en").textValue()).isEqualTo("not measured");
    assertThat(text.get("confusion").get("ESC").get("OSH").intValue()).isEqualTo(1);
    assertThat(json().get("with_area").get("findings").intValue()).isEqualTo(2);
  }

  @Test
  void namesLinesThatCannotBeUsedAndMeasuresTheOthers() throws IOException {
    Path file =
        write(
            """
            {"text":"Extinguisher missing","lang":"en","primary":"OSH","ambiguous":"no"}
            not json
            {"text":"","lang":"en","primary":"XX","ambiguous":"perhaps"}
            """);
    assertThat(run(file.toString())).isEqualTo(Hub.BAD_INPUT);
    assertThat(err.toString(UTF_8).lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("line.malformed") && line.contains("\"line\":2"))
        .anyMatch(line -> line.contains("/primary") && line.contains("\"line\":3"));
    assertThat(out.toString(UTF_8)).contains("text alone: 1 unambiguous findings");
  }

  @Test
  void ownFindingsAreAnsweredAsLabelled() throws IOException {
    String first = OWN.resolve("findings-en.jsonl").toString();
    assertThat(run("--json", first, OWN.resolve("findings-en-second.jsonl").toString())).isZero();
    JsonNode text = json().get("text_alone");
    assertThat(text.get("accuracy").get("value").doubleValue()).isGreaterThan(0.9);
    assertThat(text.get("missedEscalations").get("value").doubleValue()).isLessThan(0.1);
    assertThat(text.get("falseEscalations").get("value").doubleValue()).isLessThan(0.05);
  }

  @Test
  void wilsonIntervalsStayWithinZeroAndOne() {
    assertThat(new Share(0, 10).low()).isCloseTo(0, within(1e-9));
    assertThat(new Share(10, 10).high()).isCloseTo(1, within(1e-9));
    assertThat(new Share(81, 88).low()).isCloseTo(0.845, within(0.001));
    assertThat(new Share(81, 88).high()).isCloseTo(0.961, within(0.001));
    assertThat(new Share(0, 0)).hasToString("not measured, none");
  }

  private int run(String... arguments) throws IOException {
    EvalMatchingCommand command = new EvalMatchingCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.run(out, err);
  }

  private Path write(String lines) throws IOException {
    return Files.writeString(folder.resolve("labelled.jsonl"), lines, UTF_8);
  }

  private JsonNode json() throws IOException {
    return JsonMapper.builder().build().readTree(out.toByteArray());
  }
}
