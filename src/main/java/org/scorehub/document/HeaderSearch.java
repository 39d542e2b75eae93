package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the header among the first rows of a sheet: the first rows that cover all required
 * members are it. What stands above is a title.
 */
record HeaderSearch(TableColumns columns, int headerRows) {

  /** So many rows that are not blank may stand above the header. */
  static final int MOST_TITLES = 20;

  /**
   * The header; where there is none, the rows that come closest; null if there are too few rows.
   *
   * @param merged as {@link TableFile#merged}
   */
  @Nullable TableHeader find(SheetRows rows, @Nullable List<CellRange> merged)
      throws RefusedDocument {
    List<SheetRow> window = new ArrayList<>();
    TableHeader best = null;
    int seen = 0;
    while (seen < MOST_TITLES + headerRows && (best == null || !best.isComplete())) {
      SheetRow row = rows.next();
      if (row == null) {
        break;
      } else if (!row.isBlank()) {
        seen++;
        slide(window, row);
        best = window.size() < headerRows ? best : better(best, header(window, merged));
      }
    }
    return best;
  }

  private void slide(List<SheetRow> window, SheetRow row) {
    if (window.size() == headerRows) {
      window.remove(0);
    }
    window.add(row);
  }

  private static TableHeader better(@Nullable TableHeader best, TableHeader next) {
    return best == null || next.isComplete() || next.matched() > best.matched() ? next : best;
  }

  private TableHeader header(List<SheetRow> window, @Nullable List<CellRange> merged) {
    int width = window.stream().mapToInt(row -> row.cells().length).max().orElse(0);
    List<@Nullable String> texts = new ArrayList<>();
    for (int column = 1; column <= width; column++) {
      texts.add(headerRows == 1 ? window.get(0).cell(column) : joined(window, column, merged));
    }
    int last = window.get(window.size() - 1).number();
    return TableHeader.of(columns, window.get(0).number(), last, texts);
  }

  static @Nullable String joined(
      List<SheetRow> window, int column, @Nullable List<CellRange> merged) {
    List<String> parts = new ArrayList<>();
    for (SheetRow row : window) {
      String part =
          merged == null ? spread(window, row, column) : covering(window, row, column, merged);
      if (part != null && !(parts.size() > 0 && parts.get(parts.size() - 1).equals(part))) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? null : String.join(" / ", parts);
  }

  /** An empty cell above a text of the last header row belongs to the one on its left. */
  private static @Nullable String spread(List<SheetRow> window, SheetRow row, int column) {
    SheetRow last = window.get(window.size() - 1);
    String text = row.cell(column);
    boolean spread = row.number() < last.number() && last.cell(column) != null;
    for (int left = column - 1; spread && text == null && left > 0; left--) {
      text = row.cell(left);
    }
    return text;
  }

  private static @Nullable String covering(
      List<SheetRow> window, SheetRow row, int column, List<CellRange> merged) {
    for (CellRange range : merged) {
      if (range.contains(row.number(), column)) {
        return window.stream()
            .filter(above -> above.number() == range.firstRow())
            .findFirst()
            .map(above -> above.cell(range.firstColumn()))
            .orElse(null);
      }
    }
    return row.cell(column);
  }
}
