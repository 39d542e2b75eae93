package org.scorehub.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Cells of a workbook: real days, times and numbers; text that no program takes for a formula. */
public final class WorkbookCells {

  /** Most characters that a cell takes. */
  private static final int LONGEST = 32_767;

  /**
   * Links are kept in memory, and a sheet takes no more than 65,530; what follows is plain text.
   */
  private static final int MOST_LINKS = 20_000;

  private final Texts texts;
  private final ZoneId zone;
  private final SXSSFWorkbook book;
  private final CellStyle plain;
  private final CellStyle quoted;
  private final CellStyle heading;
  private final CellStyle link;
  private final CellStyle day;
  private final CellStyle time;
  private int links;

  /** Cells of a book; its times are those of a zone, as cells have none. */
  public WorkbookCells(SXSSFWorkbook book, Texts texts, ZoneId zone) {
    this.book = book;
    this.texts = texts;
    this.zone = zone;
    this.plain = style();
    this.quoted = style();
    quoted.setQuotePrefixed(true);
    this.heading = style();
    Font bold = book.createFont();
    bold.setBold(true);
    heading.setFont(bold);
    heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    this.link = style();
    Font underlined = book.createFont();
    underlined.setUnderline(Font.U_SINGLE);
    underlined.setColor(IndexedColors.BLUE.getIndex());
    link.setFont(underlined);
    this.day = style("yyyy-mm-dd");
    this.time = style("yyyy-mm-dd hh:mm:ss");
  }

  private CellStyle style() {
    CellStyle style = book.createCellStyle();
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  private CellStyle style(String format) {
    CellStyle style = style();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }

  /** Days, times and numbers as such; all else as its text, and null as no cell. */
  public void value(Row row, int column, @Nullable Object value) {
    if (value instanceof LocalDate date) {
      styled(row, column, day).setCellValue(date);
    } else if (value instanceof Instant instant) {
      styled(row, column, time).setCellValue(LocalDateTime.ofInstant(instant, zone));
    } else if (value instanceof Number number) {
      styled(row, column, plain).setCellValue(number.doubleValue());
    } else if (value != null) {
      text(row, column, value.toString());
    }
  }

  /** A text, which is none the less text if it begins as a formula does. */
  public void text(Row row, int column, String text) {
    boolean formula = SpreadsheetText.isLikeAFormula(text);
    styled(row, column, formula ? quoted : plain).setCellValue(fitting(text));
  }

  private String fitting(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String cut = " " + texts.get("common.cut", text.length());
    return text.substring(0, LONGEST - cut.length()) + cut;
  }

  /** A cell of the first row. */
  public void heading(Row row, int column, String text) {
    styled(row, column, heading).setCellValue(text);
  }

  /** A text that leads to an address. */
  public void link(Row row, int column, String text, String address) {
    if (links++ >= MOST_LINKS) {
      text(row, column, text);
      return;
    }
    Hyperlink target = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
    target.setAddress(address);
    Cell cell = styled(row, column, link);
    cell.setCellValue(text);
    cell.setHyperlink(target);
  }

  private static Cell styled(Row row, int column, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellStyle(style);
    return cell;
  }
}
