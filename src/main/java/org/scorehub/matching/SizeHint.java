package org.scorehub.matching;

import java.util.List;
import java.util.Locale;

/**
 * What to consider where a site is larger or smaller than the enterprises that SCORE is made for:
 * rows of {@code mappings/score/enterprise-size.csv}. A hint, never a refusal.
 */
public final class SizeHint {

  static final String FILE = "mappings/score/enterprise-size.csv";

  /**
   * What to consider.
   *
   * @param code for programs
   * @param text one sentence for people
   * @param source where the bound comes from, with its marks
   */
  public record Hint(String code, String text, String source) {}

  private record Bound(String code, int from, int until, String text, String source) {}

  private final List<Bound> bounds;

  SizeHint(List<RuleRow> rows, RuleProblems problems) {
    bounds = rows.stream().map(row -> bound(row, problems)).toList();
  }

  private static Bound bound(RuleRow row, RuleProblems problems) {
    int from = row.integer("workers_from", problems);
    int until =
        row.text("workers_until").isEmpty()
            ? Integer.MAX_VALUE
            : row.integer("workers_until", problems);
    if (until < from) {
      problems.add(row, "workers_until", "rules.value", "must not be less than workers_from");
    }
    return new Bound(row.text("hint"), from, until, row.text("text"), row.text("source"));
  }

  /** The hints for a site with so many workers, in the order of the file. */
  public List<Hint> of(int workers) {
    return bounds.stream()
        .filter(bound -> workers >= bound.from() && workers <= bound.until())
        .map(
            bound ->
                new Hint(
                    bound.code(),
                    bound.text().replace("{workers}", String.format(Locale.ROOT, "%,d", workers)),
                    bound.source()))
        .toList();
  }
}
