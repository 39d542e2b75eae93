package org.scorehub.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table are and what its columns are called.
 *
 * @param sheet name of the sheet, without regard to case; null for the first sheet that has the
 *     header. CSV has no sheets
 * @param headerRows rows that the header spans, from 1; the texts of one column are joined with " /
 *     ", a merged cell counts for every column that it covers
 * @param columns header texts that a member of the row's schema may stand under, by member; a
 *     member that is absent here stands under its own name. Compared without regard to case, white
 *     space and width
 * @param separator the character between CSV fields; null to find it out among comma, semicolon,
 *     tab and vertical bar
 * @param charsets encodings that text may be in if it is neither marked nor UTF-8; of several that
 *     fit the likeliest is taken, or the first if nothing speaks for any
 * @param group member whose value holds neighbouring rows together as one child; null for one child
 *     a row
 */
public record TableLayout(
    @Nullable String sheet,
    int headerRows,
    Map<String, List<String>> columns,
    @Nullable String separator,
    List<String> charsets,
    @Nullable String group) {

  /** The first sheet, one header row, members under their own names, one child a row. */
  public static final TableLayout PLAIN = new TableLayout(null, 1, Map.of(), null, List.of(), null);

  public TableLayout {
    headerRows = Math.max(1, headerRows);
    columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
    charsets = charsets == null ? List.of() : List.copyOf(charsets);
  }
}
