package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the commands about receivers print. */
final class ReceiverText {

  private static final List<String> HEADINGS =
      List.of("CONNECTOR", "ORGANISATION", "STATE", "WAITING", "NEXT ATTEMPT", "RATES", "WHY");
  private static final String NONE = "-";

  private ReceiverText() {}

  /** A row for each receiver. */
  static String table(JsonNode receivers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    receivers.forEach(receiver -> rows.add(row(receiver)));
    return TextTable.of(rows);
  }

  private static List<String> row(JsonNode receiver) {
    return List.of(
        text(receiver, "connector"),
        text(receiver, "organisation"),
        state(receiver),
        text(receiver, "waiting"),
        text(receiver, "nextAttempt").replaceAll("\\.\\d+Z$", "Z"),
        rates(receiver.path("rates")),
        text(receiver, "reason").lines().findFirst().orElse(NONE));
  }

  private static String state(JsonNode receiver) {
    return text(receiver, "state").toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String rates(JsonNode rates) {
    List<String> left = new ArrayList<>();
    rates.forEach(rate -> left.add(text(rate, "left") + " of " + text(rate, "rate")));
    return left.isEmpty() ? "no limit" : String.join(", ", left);
  }

  /** Says what became of a decision; the exit code. */
  static int tell(RunningServer.Answer answer, OutputStream out, OutputStream err)
      throws IOException {
    JsonNode body = answer.body();
    boolean done = answer.status() == RunningServer.Answer.OK;
    String line =
        done
            ? text(body, "organisation") + "/" + text(body, "connector") + " is " + state(body)
            : "hub: " + body.path("detail").asText("answered " + answer.status());
    OutputStream where = done ? out : err;
    where.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    where.flush();
    return done ? Hub.DONE : Hub.FAILED;
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNull() ? NONE : value.asText(NONE);
  }
}
