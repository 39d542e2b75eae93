package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MatchCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void answersALineWithALine() throws IOException {
    assertThat(
            run(
                "{\"id\":\"f1\",\"text\":\"灭火器不足\",\"lang\":\"zh\","
                    + "\"scheme\":\"amfori-bsci\",\"code\":\"7.14\",\"severity\":\"major\"}\n"))
        .isZero();
    JsonNode answer = JSON.readTree(out.toByteArray());
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "topic",
            "amfori_pa",
            "eti_clause",
            "primary",
            "secondary",
            "escalate",
            "confidence",
            "why");
    assertThat(answer.get("topic").textValue()).isEqualTo("fire_equipment");
    assertThat(answer.get("primary").textValue()).isEqualTo("OSH");
    assertThat(answer.get("escalate").booleanValue()).isFalse();
    assertThat(answer.get("why").get(0).textValue()).contains("“灭火器” (extinguisher)");
    assertThat(answer.get("why").get(1).textValue()).contains("7.14");
    assertThat(err.size()).isZero();
  }

  @Test
  void keepsAnIdAsItWasGiven() throws IOException {
    run("{\"id\":17,\"text\":\"x\"}\n{\"id\":\"017\",\"text\":\"x\"}");
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"id\":17,"),
            second -> assertThat(second).startsWith("{\"id\":\"017\","));
  }

  @Test
  void goesOnAfterBadLinesAndPlacesTheirProblems() throws IOException {
    String lines =
        """
        not json

        {"id":"a","scheme":"eti","code":"ETI-3.1"}
        {"code":7.1,"lang":[]}
        [1]
        {"id":"b","id":"c","text":"x"}
        {"id":"d"}
        {"id":"e","text":"x"} trailing
        {"id":"z","text":"no code"}""";
    assertThat(run(lines)).isEqualTo(2);
    assertThat(out.toString(UTF_8).lines()).hasSize(2);
    assertThat(problems())
        .extracting(problem -> problem.get("line").intValue() + " " + problem.get("code").asText())
        .containsExactly(
            "1 line.malformed",
            "4 line.field",
            "4 line.field",
            "4 line.field",
            "5 line.malformed",
            "6 line.malformed",
            "7 line.field",
            "8 line.malformed");
  }

  @Test
  void reportsBytesThatAreNotUtf8() throws IOException {
    byte[] latin1 = {'"', (byte) 0xE9, '"', '\n'};
    assertThat(new MatchCommand().run(new ByteArrayInputStream(latin1), out, err)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("not UTF-8");
  }

  @Test
  void skipsALineThatIsTooLongAndAnswersTheNext() throws IOException {
    String huge = "x".repeat(MatchLines.MAX_LINE_BYTES + 1);
    assertThat(run(huge + "\n{\"id\":\"a\",\"text\":\"x\"}\n")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("line.too-long").contains("\"line\":1");
    assertThat(out.toString(UTF_8).lines()).hasSize(1);
  }

  @Test
  void answersEveryLineOfALongInput() throws IOException {
    CountingOutput counting = new CountingOutput();
    String line = "{\"id\":1,\"text\":\"x\",\"scheme\":\"eti\",\"code\":\"3.1\"}\n";
    InputStream lines = new ByteArrayInputStream(line.repeat(40_000).getBytes(UTF_8));
    assertThat(new MatchCommand().run(lines, counting, err)).isZero();
    assertThat(counting.lines).isEqualTo(40_000);
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f.jsonl"), "{\"id\":1,\"text\":\"x\"}\n");
    MatchCommand command = new MatchCommand();
    new CommandLine(command).parseArgs(file.toString());
    assertThat(command.run(InputStream.nullInputStream(), out, err)).isZero();
    assertThat(out.toString(UTF_8)).contains("\"topic\":\"UNMAPPED\"");
  }

  @Test
  void saysWhichFileItCannotRead() throws IOException {
    MatchCommand command = new MatchCommand();
    new CommandLine(command).parseArgs("absent.jsonl");
    assertThat(command.run(InputStream.nullInputStream(), out, err)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("match: cannot read absent.jsonl\n");
  }

  private int run(String lines) throws IOException {
    return new MatchCommand().run(new ByteArrayInputStream(lines.getBytes(UTF_8)), out, err);
  }

  private List<JsonNode> problems() throws IOException {
    return JSON.readerFor(JsonNode.class).<JsonNode>readValues(err.toByteArray()).readAll();
  }

  private static final class CountingOutput extends OutputStream {

    private long lines;

    @Override
    public void write(int b) {
      if (b == '\n') {
        lines++;
      }
    }
  }
}
