package org.scorehub.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much a code weighs beside the words of a finding: rows of {@link #FILE}. */
enum TextPrior {
  PLAIN_CODE,
  AMBIGUOUS_CODE,
  AREA_CODE,
  IN_AREA,
  SEVERE_FROM,
  SEVERE,
  NOTHING;

  static final String FILE = "mappings/score/text-priors.csv";

  /** What a code says by itself, by the mark of its row. */
  static TextPrior of(Evidence evidence) {
    return switch (evidence) {
      case AREA -> AREA_CODE;
      case AMBIGUOUS_CODE -> AMBIGUOUS_CODE;
      case CODE, TOPIC, PERSON, BUYER_MARK, NONE -> PLAIN_CODE;
    };
  }

  static Map<TextPrior, Double> values(List<RuleRow> rows, RuleProblems problems) {
    Map<TextPrior, Double> values = new EnumMap<>(TextPrior.class);
    for (RuleRow row : rows) {
      for (TextPrior prior : values()) {
        if (prior.key().equals(row.text("prior"))) {
          values.put(prior, row.number("value", problems));
        }
      }
    }
    for (TextPrior prior : values()) {
      if (!rows.isEmpty() && !values.containsKey(prior)) {
        problems.addFile(FILE, "rules.missing", "has no row for " + prior.key());
      }
    }
    return values;
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
