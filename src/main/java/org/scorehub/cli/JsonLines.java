package org.scorehub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scorehub.canonical.Problem;

/** JSON as commands write it: UTF-8, each value followed by a line feed. */
final class JsonLines {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectWriter PROBLEM = JSON.writerFor(Problem.class);
  private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES));

  private JsonLines() {}

  /** One line a problem. */
  static void problems(List<Problem> problems, OutputStream out) throws IOException {
    for (Problem problem : problems) {
      problem(problem, out);
    }
  }

  /** One line. */
  static void problem(Problem problem, OutputStream out) throws IOException {
    write(PROBLEM.writeValueAsString(problem), out);
  }

  /** One line. */
  static void line(JsonNode value, OutputStream out) throws IOException {
    write(JSON.writeValueAsString(value), out);
  }

  /** Over several lines, for people. */
  static void pretty(JsonNode value, OutputStream out) throws IOException {
    write(PRETTY.writeValueAsString(value), out);
  }

  /** Over several lines, without a line feed at the end. */
  static String pretty(JsonNode value) {
    try {
      return PRETTY.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot be written as JSON", e);
    }
  }

  /** A problem as a tree. */
  static JsonNode tree(Problem problem) {
    return JSON.valueToTree(problem);
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
