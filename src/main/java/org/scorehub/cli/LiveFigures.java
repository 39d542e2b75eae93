package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the connectors of a running hub do, as a table: a row for each. */
final class LiveFigures {

  private static final List<String> HEADINGS =
      List.of(
          "CONNECTOR",
          "VERSION",
          "STATE",
          "LAST HOUR",
          "ERRORS",
          "LAST DAY",
          "ERRORS",
          "WAITING",
          "TO SEND",
          "DRIFT");
  private static final String NONE = "-";
  private static final int SHORT = 12;
  private static final double PER_CENT = 100;

  private LiveFigures() {}

  /**
   * The table.
   *
   * @param connectors answer of {@code GET /api/v1/connectors}, each with that of its {@code
   *     figures}
   */
  static String table(JsonNode connectors) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    connectors.forEach(connector -> rows.add(row(connector, connector.path("figures"))));
    return TextTable.of(rows);
  }

  private static List<String> row(JsonNode connector, JsonNode figures) {
    JsonNode lag = figures.path("lag");
    return List.of(
        connector.path("id").asText(NONE),
        version(connector.path("bundle").asText(NONE)),
        state(figures),
        documents(figures.path("lastHour")),
        errors(figures.path("lastHour")),
        documents(figures.path("day")),
        errors(figures.path("day")),
        waiting(lag, "waiting", "oldestReceivedAt"),
        waiting(lag, "waitingDeliveries", "oldestDueAt"),
        figures.path("openDrift").asText(NONE));
  }

  private static String version(String bundle) {
    return bundle.length() > SHORT ? bundle.substring(0, SHORT) : bundle;
  }

  /** With since when, if it is paused; the earliest where several organisations have paused it. */
  private static String state(JsonNode figures) {
    String state = figures.path("state").asText(NONE).toLowerCase(Locale.ROOT).replace('_', ' ');
    return figures
        .path("pauses")
        .valueStream()
        .filter(pause -> !pause.hasNonNull("resumedAt"))
        .map(pause -> time(pause.path("pausedAt")))
        .sorted()
        .findFirst()
        .map(since -> state + " since " + since)
        .orElse(state);
  }

  private static String documents(JsonNode throughput) {
    return throughput.path("documents").asText(NONE);
  }

  private static String errors(JsonNode throughput) {
    JsonNode share = throughput.path("errorShare");
    return share.isNumber()
        ? String.format(Locale.ROOT, "%.1f %%", PER_CENT * share.asDouble())
        : NONE;
  }

  private static String waiting(JsonNode lag, String count, String oldest) {
    String waiting = lag.path(count).asText(NONE);
    return lag.hasNonNull(oldest) ? waiting + " since " + time(lag.path(oldest)) : waiting;
  }

  /** Whole seconds in UTC. */
  private static String time(JsonNode time) {
    return time.asText(NONE).replaceAll("\\.\\d+Z$", "Z");
  }
}
