package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes of form and proposals, as text for people. */
final class DriftText {

  private static final List<String> HEADINGS =
      List.of("N", "DOCUMENT", "WHAT", "FIELD", "IN USE", "FIRST SEEN", "EXCHANGE", "STATE");

  private DriftText() {}

  /** A row for each entry of {@code GET /api/v1/connectors/{id}/drift}. */
  static String table(JsonNode entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    int number = 0;
    for (JsonNode entry : entries) {
      rows.add(row(++number, entry));
    }
    return TextTable.of(rows);
  }

  private static List<String> row(int number, JsonNode entry) {
    String path = entry.path("path").asText();
    return List.of(
        Integer.toString(number),
        entry.path("document").asText(),
        entry.path("kind").asText().toLowerCase(Locale.ROOT),
        entry.has("newPath") ? path + " -> " + entry.path("newPath").asText() : path,
        entry.path("inUse").asBoolean() ? "yes" : "no",
        entry.path("firstSeen").asText().replaceAll("\\.\\d+Z$", "Z"),
        entry.path("exchangeId").asText(),
        entry.path("decision").asText("open").toLowerCase(Locale.ROOT));
  }

  /** Summary and edits as a difference. */
  static String proposal(JsonNode proposal) {
    StringBuilder text = new StringBuilder(proposal.path("summary").asText()).append('\n');
    for (JsonNode edit : proposal.path("edits")) {
      text.append(edit.path("file").asText())
          .append(':')
          .append(edit.path("line").asInt())
          .append('\n');
      lines(text, '-', edit.path("before").asText());
      lines(text, '+', edit.path("after").asText());
    }
    if (proposal.path("tried").asBoolean()) {
      text.append("The example fails now and passes with these lines: ")
          .append(proposal.at("/example/folder").asText())
          .append('\n');
    }
    return text.toString();
  }

  private static void lines(StringBuilder text, char sign, String lines) {
    for (String line : lines.split("\n", -1)) {
      text.append(sign).append(line).append('\n');
    }
  }
}
