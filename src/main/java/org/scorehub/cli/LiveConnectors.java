package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The connectors of a running hub as a table: a row for each document, or for each tenant of it.
 */
final class LiveConnectors {

  private static final List<String> HEADINGS =
      List.of(
          "CONNECTOR",
          "DOCUMENT",
          "WAY",
          "STATUS",
          "TENANT",
          "LAST POLL",
          "LAST SUCCESS",
          "LEADER",
          "STATE");
  private static final String NONE = "-";

  private LiveConnectors() {}

  /**
   * The table.
   *
   * @param connectors answer of {@code GET /api/v1/connectors}
   */
  static String table(JsonNode connectors) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (JsonNode connector : connectors) {
      for (JsonNode document : connector.path("documents")) {
        rows.addAll(rows(connector, document));
      }
      if (connector.has("broken")) {
        rows.add(broken(connector));
      }
    }
    return TextTable.of(rows);
  }

  private static List<List<String>> rows(JsonNode connector, JsonNode document) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode poll : document.path("polls")) {
      rows.add(row(connector, document, poll, poll.has("lastError") ? failing(poll) : "ok"));
    }
    if (rows.isEmpty()) {
      rows.add(row(connector, document, poll(), document.has("polls") ? "not polled" : "ok"));
    }
    return rows;
  }

  /** Files that should become active and cannot; what ran before runs on. */
  private static List<String> broken(JsonNode connector) {
    JsonNode first = connector.at("/broken/problems/0");
    String place = first.path("mappingFile").asText(NONE) + ":" + first.path("mappingLine").asInt();
    return List.of(
        text(connector, "id"),
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        "files broken: " + place + " " + text(first, "message"));
  }

  private static JsonNode poll() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static List<String> row(
      JsonNode connector, JsonNode document, JsonNode poll, String state) {
    return List.of(
        text(connector, "id"),
        text(document, "name"),
        text(document, "direction").toLowerCase(Locale.ROOT),
        text(connector.path("profile"), "status"),
        text(poll, "tenant"),
        time(poll, "lastPollAt"),
        time(poll, "lastSuccessAt"),
        text(poll, "leader"),
        state);
  }

  private static String failing(JsonNode poll) {
    return "failing (" + poll.path("failures").asInt() + "): " + text(poll, "lastError");
  }

  /** Whole seconds in UTC. */
  private static String time(JsonNode poll, String member) {
    return text(poll, member).replaceAll("\\.\\d+Z$", "Z");
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText(NONE);
  }
}
