package org.scorehub.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The code lists of amfori BSCI audits as plain maps, read from the same files as the mapping's.
 */
record BareCodes(
    Map<String, String> topics,
    Map<String, String> crucial,
    Map<String, String> answers,
    Map<String, String> severities,
    Map<String, String> kinds,
    Map<String, String> announcements,
    Map<String, String> outcomes,
    Map<String, String> evidence,
    Map<String, String> previous,
    Map<String, String> countries,
    Map<String, BareIdentifiers.Scheme> identifiers) {

  static BareCodes load(Path root) {
    Path codes = root.resolve("mappings/amfori-bsci/codes");
    Path shared = root.resolve("mappings/_shared/codes");
    return new BareCodes(
        map(shared.resolve("amfori-question-topic.csv")),
        map(shared.resolve("amfori-crucial.csv")),
        map(codes.resolve("answer.csv")),
        map(shared.resolve("amfori-answer-severity.csv")),
        map(codes.resolve("kind.csv")),
        map(codes.resolve("announcement.csv")),
        map(codes.resolve("outcome.csv")),
        map(codes.resolve("evidence.csv")),
        map(codes.resolve("previous-status.csv")),
        map(shared.resolve("country.csv")),
        BareIdentifiers.of(rows(root.resolve("mappings/canonical/identifiers.csv"))));
  }

  private static Map<String, String> map(Path file) {
    Map<String, String> map = new HashMap<>();
    rows(file).forEach(row -> map.put(row.get(0), row.get(1)));
    return map;
  }

  private static List<List<String>> rows(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1).map(BareCodes::cells).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
