package org.scorehub.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads references such as {@code AB12}. */
final class CellPlace {

  static final int MOST_ROWS = 1_048_576;

  private static final Pattern FORM = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})");

  private CellPlace() {}

  /** The column, from 1. */
  static int column(String reference) throws RefusedDocument {
    int column = SheetCell.number(matcher(reference).group(1));
    if (column > SheetRow.MOST_COLUMNS) {
      throw outside(reference);
    }
    return column;
  }

  /** The row, from 1. */
  static int row(String reference) throws RefusedDocument {
    int row = Integer.parseInt(matcher(reference).group(2));
    if (row < 1 || row > MOST_ROWS) {
      throw outside(reference);
    }
    return row;
  }

  /** Such as {@code A1:C2}. */
  static CellRange range(@Nullable String reference) throws RefusedDocument {
    String[] corners = (reference == null ? "" : reference).split(":", 2);
    String last = corners[corners.length - 1];
    return new CellRange(row(corners[0]), row(last), column(corners[0]), column(last));
  }

  private static Matcher matcher(String reference) throws RefusedDocument {
    Matcher matcher = FORM.matcher(reference);
    if (!matcher.matches()) {
      throw outside(reference);
    }
    return matcher;
  }

  private static RefusedDocument outside(String reference) {
    return BrokenWorkbook.because("\"" + CleanText.visible(reference) + "\" is no cell");
  }
}
