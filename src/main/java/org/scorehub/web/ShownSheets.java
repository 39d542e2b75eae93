package org.scorehub.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.SheetCell;
import org.scorehub.document.WorkbookSheets;

/**
 * The sheets of a workbook as a page shows them. Names their cells, so that problems and values can
 * lead to them.
 */
public record ShownSheets(List<WorkbookSheets.Sheet> sheets) {

  public ShownSheets {
    sheets = List.copyOf(sheets);
  }

  /**
   * The element of the page that shows a cell, or else its row.
   *
   * @param column 0 for the row
   * @return null if the page does not show the row
   */
  public @Nullable String cell(@Nullable String sheet, int row, int column) {
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i).name().equals(sheet)) {
        return cell(i, row, column);
      }
    }
    return null;
  }

  private @Nullable String cell(int sheet, int number, int column) {
    return sheets.get(sheet).rows().stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .map(row -> named(sheet, number, column > row.cells().size() ? 0 : column))
        .orElse(null);
  }

  private static String named(int sheet, int row, int column) {
    return "c" + sheet + "-" + row + (column > 0 ? "-" + column : "");
  }

  /** The letters of a column, from 1. */
  public String letters(int column) {
    return SheetCell.letters(column);
  }
}
