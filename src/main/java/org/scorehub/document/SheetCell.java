package org.scorehub.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table as people write it: {@code Suppliers!C5}, or {@code C5} where no sheet is
 * named.
 *
 * @param sheet name of the sheet; null for CSV, and where none is named
 * @param row from 1; of CSV the line that the row begins in
 * @param column from 1; 0 for the whole row
 */
public record SheetCell(@Nullable String sheet, int row, int column) {

  private static final int LETTERS = 26;
  private static final Pattern FORM =
      Pattern.compile("(?:(.+)!)?\\$?([A-Za-z]{1,3})\\$?([1-9][0-9]{0,8})");
  private static final Pattern QUOTED = Pattern.compile("'(.*)'");

  /** Reads what {@link #toString} writes, and quotes and dollar signs of spreadsheet programs. */
  public static Optional<SheetCell> of(String text) {
    Matcher cell = FORM.matcher(text.strip());
    return cell.matches()
        ? Optional.of(
            new SheetCell(
                unquoted(cell.group(1)), Integer.parseInt(cell.group(3)), number(cell.group(2))))
        : Optional.empty();
  }

  private static @Nullable String unquoted(@Nullable String sheet) {
    Matcher quoted = QUOTED.matcher(sheet == null ? "" : sheet);
    return quoted.matches() ? quoted.group(1).replace("''", "'") : sheet;
  }

  /** The column of its letters, from 1. */
  static int number(String letters) {
    return letters
        .chars()
        .reduce(0, (before, letter) -> before * LETTERS + Character.toUpperCase(letter) - 'A' + 1);
  }

  /** The letters of a column, from 1; none for 0. */
  public static String letters(int column) {
    return column < 1
        ? ""
        : letters((column - 1) / LETTERS) + (char) ('A' + (column - 1) % LETTERS);
  }

  /** Whether it stands at this place; one that names no sheet stands in each. */
  public boolean isAt(Position place) {
    return row == place.line()
        && column == place.column()
        && (sheet == null || sheet.equals(place.sheet()));
  }

  /** {@code Suppliers!C5}, {@code C5}; of a whole row {@code Suppliers!5}. */
  @Override
  public String toString() {
    return (sheet == null ? "" : sheet + "!") + letters(column) + row;
  }
}
