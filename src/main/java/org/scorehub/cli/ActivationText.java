package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the commands about activations print. */
final class ActivationText {

  private static final int SHORT_ID = 12;

  private ActivationText() {}

  /** A line for each file that differs. */
  static String changes(JsonNode candidate) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode change : candidate.path("changes")) {
      lines
          .append(change.path("change").asText().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(change.path("path").asText())
          .append('\n');
    }
    return lines.isEmpty() ? "no file differs from what runs\n" : lines.toString();
  }

  /** A line for each problem, file and line first. */
  static String problems(JsonNode problems) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode problem : problems) {
      String file = problem.path("mappingFile").asText("");
      int line = problem.path("mappingLine").asInt();
      lines
          .append(file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ")
          .append(problem.path("message").asText())
          .append('\n');
    }
    return lines.toString();
  }

  /** Says what became of a decision; the exit code. */
  static int tell(RunningServer.Answer answer, String id, OutputStream out, OutputStream err)
      throws IOException {
    JsonNode body = answer.body();
    if (answer.status() == RunningServer.Answer.OK) {
      write(
          id + " runs " + shown(body.path("bundle")) + ", before " + shown(body.path("from")), out);
      return Hub.DONE;
    }
    write("hub: " + body.path("detail").asText("answered " + answer.status()), err);
    write(problems(body.path("problems")).stripTrailing(), err);
    return Hub.FAILED;
  }

  private static String shown(JsonNode bundle) {
    String text = bundle.asText("nothing");
    return text.substring(0, Math.min(SHORT_ID, text.length()));
  }

  private static void write(String line, OutputStream out) throws IOException {
    if (!line.isEmpty()) {
      out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
