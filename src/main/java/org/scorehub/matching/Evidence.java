package org.scorehub.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an answer rests on; each has its confidence in {@code mappings/score/confidence.csv}. */
enum Evidence {
  BUYER_MARK,
  PERSON,
  CODE,
  TOPIC,
  AMBIGUOUS_CODE,
  AREA,
  NONE;

  static final String FILE = "mappings/score/confidence.csv";

  /** What the note of a code list row says about its code. */
  static Evidence ofNote(String note) {
    if (note.startsWith("AREA")) {
      return AREA;
    }
    return note.startsWith("AMBIGUOUS") ? AMBIGUOUS_CODE : CODE;
  }

  /** The row that says below which confidence a person must look. */
  static final String PERSON_BELOW = "person_below";

  static double personBelow(List<RuleRow> rows, RuleProblems problems) {
    for (RuleRow row : rows) {
      if (row.text("evidence").equals(PERSON_BELOW)) {
        return row.number("confidence", problems);
      }
    }
    if (!rows.isEmpty()) {
      problems.addFile(FILE, "rules.missing", "has no row for " + PERSON_BELOW);
    }
    return 0;
  }

  static Map<Evidence, Double> confidences(List<RuleRow> rows, RuleProblems problems) {
    Map<Evidence, Double> confidences = new EnumMap<>(Evidence.class);
    for (RuleRow row : rows) {
      double confidence = row.number("confidence", problems);
      if (confidence > 1) {
        problems.add(row, "confidence", "rules.value", "must be at most 1");
      }
      for (Evidence evidence : values()) {
        if (evidence.name().toLowerCase(Locale.ROOT).equals(row.text("evidence"))) {
          confidences.put(evidence, confidence);
        }
      }
    }
    if (!rows.isEmpty()) {
      addMissing(confidences, problems);
    }
    return confidences;
  }

  private static void addMissing(Map<Evidence, Double> confidences, RuleProblems problems) {
    for (Evidence evidence : values()) {
      if (!confidences.containsKey(evidence)) {
        String name = evidence.name().toLowerCase(Locale.ROOT);
        problems.addFile(FILE, "rules.missing", "has no row for " + name);
      }
    }
  }
}
