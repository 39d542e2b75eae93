package org.scorehub.matching;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often an answer is right, by how much stronger it is than the next one: {@link #FILE}. */
final class TextConfidence {

  static final String FILE = "mappings/score/text-confidence.csv";

  private final NavigableMap<Double, Double> byMargin = new TreeMap<>();

  TextConfidence(List<RuleRow> rows, RuleProblems problems) {
    for (RuleRow row : rows) {
      double confidence = row.number("confidence", problems);
      if (confidence > 1) {
        problems.add(row, "confidence", "rules.value", "must be at most 1");
      }
      byMargin.put(row.number("margin_from", problems), confidence);
    }
    if (!rows.isEmpty() && byMargin.firstKey() > 0) {
      problems.addFile(FILE, "rules.missing", "has no row for 0");
    }
  }

  double of(double margin) {
    Map.Entry<Double, Double> row = byMargin.floorEntry(Math.max(margin, 0));
    return row == null ? 0 : row.getValue();
  }
}
