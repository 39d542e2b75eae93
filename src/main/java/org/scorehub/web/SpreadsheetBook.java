package org.scorehub.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a workbook: real days, times and numbers, the headings frozen. Rows go to disk as they
 * come; what is more than a sheet takes stands on further ones.
 */
public final class SpreadsheetBook implements SpreadsheetRows {

  private static final int MOST_ROWS = 1_048_576;
  private static final int KEPT_ROWS = 100;
  private static final int WIDTH = 22 * 256;

  private final OutputStream out;
  private final String title;
  private final int mostRows;
  private final SXSSFWorkbook book = new SXSSFWorkbook(KEPT_ROWS);
  private final WorkbookCells cells;
  private @Nullable SXSSFSheet sheet;
  private @Nullable Object[] headings = {};
  private int next;

  SpreadsheetBook(OutputStream out, String title, Texts texts, ZoneId zone, int mostRows) {
    this.out = out;
    this.title = title;
    this.mostRows = mostRows;
    this.cells = new WorkbookCells(book, texts, zone);
    book.setCompressTempFiles(true);
    book.setZip64Mode(Zip64Mode.AsNeeded); // with it always on, several readers refuse the file
  }

  /**
   * Begins a workbook; it is written when what this returns is closed.
   *
   * @param title of the sheet
   * @param zone of the times in it
   */
  public static SpreadsheetBook to(OutputStream out, String title, Texts texts, ZoneId zone) {
    return new SpreadsheetBook(out, title, texts, zone, MOST_ROWS);
  }

  @Override
  public void line(@Nullable Object... values) {
    SXSSFSheet to = sheet;
    if (to == null) {
      headings = Arrays.copyOf(values, values.length);
      sheet = begun();
      return;
    }
    if (next >= mostRows) {
      end(to);
      to = begun();
      sheet = to;
    }
    Row row = to.createRow(next++);
    for (int i = 0; i < values.length; i++) {
      cells.value(row, i, values[i]);
    }
  }

  private SXSSFSheet begun() {
    int sheets = book.getNumberOfSheets();
    String name = sheets == 0 ? title : title + ' ' + (sheets + 1);
    SXSSFSheet begun = book.createSheet(WorkbookUtil.createSafeSheetName(name));
    Row header = begun.createRow(0);
    for (int i = 0; i < headings.length; i++) {
      cells.heading(header, i, String.valueOf(headings[i]));
      begun.setColumnWidth(i, WIDTH);
    }
    begun.createFreezePane(0, 1);
    next = 1;
    return begun;
  }

  private void end(SXSSFSheet done) {
    if (headings.length > 0) {
      done.setAutoFilter(new CellRangeAddress(0, next - 1, 0, headings.length - 1));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    try (book) {
      SXSSFSheet last = sheet;
      if (last != null) {
        end(last);
        book.write(out);
      }
    }
  }
}
