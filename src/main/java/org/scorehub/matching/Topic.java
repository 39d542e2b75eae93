package org.scorehub.matching;

import org.jspecify.annotations.Nullable;

/**
 * What a finding is about, in the hub's own vocabulary: a row of {@code
 * mappings/canonical/topics.csv}. The alignment with other schemes is this project's own.
 *
 * @param code stable name in snake case
 * @param title short title for people
 * @param parent the broader topic, null at the top
 * @param amforiPa amfori BSCI performance area, for example PA7; null if none covers it
 * @param etiClause nearest ETI Base Code clause, for example 3.1; null if none covers it
 * @param source where the row comes from, with its DERIVED and UNCONFIRMED marks
 */
public record Topic(
    String code,
    String title,
    @Nullable String parent,
    @Nullable String amforiPa,
    @Nullable String etiClause,
    String source) {

  /** Topic of a finding that no rule can place. It has no row and no module. */
  public static final String UNMAPPED = "UNMAPPED";

  static final String FILE = "mappings/canonical/topics.csv";

  static Topic of(RuleRow row) {
    return new Topic(
        row.text("topic"),
        row.text("title"),
        row.orNull("parent"),
        first(row, "amfori_pa"),
        first(row, "eti_clause"),
        row.text("source"));
  }

  private static @Nullable String first(RuleRow row, String column) {
    return row.parts(column, ";").stream().findFirst().orElse(null);
  }
}
