package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * One row as it stands in a sheet.
 *
 * @param number from 1; of CSV the line that the row begins in
 * @param cells texts without white space around them, by column; null for an empty cell
 * @param faults what is wrong with single cells or the whole row, with row and column
 */
@SuppressWarnings("ArrayRecordComponent")
record SheetRow(int number, @Nullable String[] cells, List<Problem> faults) {

  /** The most columns that a sheet of any spreadsheet program has. */
  static final int MOST_COLUMNS = 16_384;

  /** Takes texts as written; strips them, and removes what no text may hold. */
  static SheetRow of(int number, List<? extends @Nullable String> texts, List<Problem> faults) {
    @Nullable String[] cells = new @Nullable String[texts.size()];
    List<Problem> all = new ArrayList<>(faults);
    for (int i = 0; i < cells.length; i++) {
      String text = texts.get(i);
      cells[i] = text == null ? null : clean(text, number, i + 1, all);
    }
    return new SheetRow(number, cells, all);
  }

  private static @Nullable String clean(String text, int row, int column, List<Problem> faults) {
    String clean = CleanText.of(text);
    if (clean.length() != text.length()) {
      faults.add(
          Problem.degrading(
                  ProblemKind.MALFORMED,
                  "text.control-character",
                  "The text has control characters, which were removed.")
              .atPosition(row, column, -1)
              .withValue(CleanText.visible(text))
              .expecting("text without control characters"));
    }
    String stripped = HeaderText.strip(clean);
    return stripped.isEmpty() ? null : stripped;
  }

  boolean isBlank() {
    for (String cell : cells) {
      if (cell != null) {
        return false;
      }
    }
    return faults.isEmpty();
  }

  /** The text in a column, from 1; null if there is none. */
  @Nullable String cell(int column) {
    return column <= cells.length ? cells[column - 1] : null;
  }

  /** Characters in all cells. */
  int length() {
    int length = 0;
    for (String cell : cells) {
      length += cell == null ? 0 : cell.length();
    }
    return length;
  }
}
