package org.scorehub.matching;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.SeverityLevel;

/** Severity words as issued, the marks that win over every rule, and the weights for ranking. */
final class Severities {

  static final String WORDS_FILE = "mappings/score/severities.csv";
  static final String WEIGHTS_FILE = "mappings/score/severity-weights.csv";

  private record Word(SeverityLevel level, @Nullable EscalationKind escalation) {}

  private final Map<String, Word> words = new HashMap<>();
  private final Map<SeverityLevel, Integer> weights = new EnumMap<>(SeverityLevel.class);

  Severities(List<RuleRow> wordRows, List<RuleRow> weightRows, RuleProblems problems) {
    wordRows.forEach(row -> addWord(row, problems));
    weightRows.forEach(row -> addWeight(row, problems));
    for (SeverityLevel level : SeverityLevel.values()) {
      if (!weightRows.isEmpty() && !weights.containsKey(level)) {
        problems.addFile(WEIGHTS_FILE, "rules.missing", "has no row for " + level);
      }
    }
  }

  private void addWord(RuleRow row, RuleProblems problems) {
    SeverityLevel level = row.constant("level", SeverityLevel.class, problems);
    EscalationKind kind =
        row.text("escalation").isEmpty()
            ? null
            : row.constant("escalation", EscalationKind.class, problems);
    if (level != null) {
      words.put(plain(row.text("issued")), new Word(level, kind));
    }
  }

  private void addWeight(RuleRow row, RuleProblems problems) {
    SeverityLevel level = row.constant("level", SeverityLevel.class, problems);
    if (level != null) {
      weights.put(level, row.integer("weight", problems));
    }
  }

  int weight(SeverityLevel level) {
    return weights.getOrDefault(level, 0);
  }

  /** The level of a severity as issued; null if the word is not known. */
  @Nullable SeverityLevel level(String issued) {
    Word word = words.get(plain(issued));
    return word == null ? null : word.level();
  }

  /** The mark on a finding that wins over every rule; null if it carries none. */
  @Nullable EscalationKind mark(FindingSignal signal) {
    if (signal.zeroTolerance()) {
      return EscalationKind.ZERO_TOLERANCE;
    }
    String issued = signal.issuedSeverity();
    Word word = issued == null ? null : words.get(plain(issued));
    if (word != null && word.escalation() != null) {
      return word.escalation();
    }
    boolean zeroTolerance = signal.severity() == SeverityLevel.ZERO_TOLERANCE;
    return zeroTolerance ? EscalationKind.ZERO_TOLERANCE : null;
  }

  /** Lower case, with one space for every run of other characters than letters and digits. */
  private static String plain(String issued) {
    StringBuilder plain = new StringBuilder(issued.length());
    boolean gap = false;
    for (int i = 0; i < issued.length(); i++) {
      char c = issued.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (gap && plain.length() > 0) {
          plain.append(' ');
        }
        plain.append(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
