package org.scorehub.web.reconcile;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.reconcile.Agreement;
import org.scorehub.web.FormText;

/**
 * Which rows a page shows.
 *
 * @param show null for all
 * @param severity only rows with something open of this level or graver; null for all
 */
record RowFilter(@Nullable Show show, @Nullable SeverityLevel severity) {

  /** A choice of rows. */
  enum Show {
    CONTRADICTING,
    UNDECIDED,
    STALE,
    DECIDED;

    boolean takes(RowView row) {
      return switch (this) {
        case CONTRADICTING -> row.agreement() == Agreement.CONTRADICTING;
        case UNDECIDED -> row.isUndecided() && row.agreement() != Agreement.HISTORY;
        case STALE -> row.decision() != null && row.decision().state().equals("STALE");
        case DECIDED -> row.decision() != null;
      };
    }
  }

  /**
   * As an address gives it.
   *
   * @throws IllegalArgumentException for a value that there is not
   */
  static RowFilter of(@Nullable String show, @Nullable String severity) {
    String shown = FormText.code(show);
    String level = FormText.code(severity);
    return new RowFilter(
        shown == null ? null : Show.valueOf(shown),
        level == null ? null : SeverityLevel.valueOf(level));
  }

  List<RowView> of(List<RowView> rows) {
    return rows.stream().filter(this::takes).toList();
  }

  private boolean takes(RowView row) {
    SeverityLevel gravest = row.gravest();
    boolean grave = severity == null || (gravest != null && gravest.compareTo(severity) <= 0);
    return grave && (show == null || show.takes(row));
  }

  /** Whether all rows are shown. */
  public boolean isOpen() {
    return show == null && severity == null;
  }

  /** The choice as an address gives it; null for all. */
  public @Nullable String shown() {
    return show == null ? null : show.name().toLowerCase(Locale.ROOT);
  }
}
