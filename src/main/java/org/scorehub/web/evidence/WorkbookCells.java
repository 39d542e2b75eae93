package org.scorehub.web.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import org.scorehub.web.SpreadsheetText;

/** Cells of a workbook: real days, times and numbers; text that no program takes for a formula. */
final class WorkbookCells {

  /** Most characters that a cell takes. */
  private static final int LONGEST = 32_767;

  /**
   * Links are kept in memory, and a sheet takes no more than 65,530; what follows is plain text.
   */
  private static final int MOST_LINKS = 20_000;

  private final EvidenceTexts texts;
  private final SXSSFWorkbook book;
  private final CellStyle plain;
  private final CellStyle quoted;
  private final CellStyle heading;
  private final CellStyle link;
  private final CellStyle day;
  private final CellStyle time;
  private int links;

  WorkbookCells(SXSSFWorkbook book, EvidenceTexts texts) {
    this.book = book;
    this.texts = texts;
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

  void value(Row row, int column, EvidenceColumn kind, @Nullable Object value) {
    if (value instanceof LocalDate date) {
      Cell cell = styled(row, column, day);
      cell.setCellValue(date);
    } else if (value instanceof Instant instant) {
      Cell cell = styled(row, column, time);
      cell.setCellValue(LocalDateTime.ofInstant(instant, texts.reader().zone()));
    } else if (value instanceof Number number) {
      styled(row, column, plain).setCellValue(number.doubleValue());
    } else if (value != null) {
      text(row, column, texts.shown(kind, value));
    }
  }

  void text(Row row, int column, String text) {
    boolean formula = SpreadsheetText.isLikeAFormula(text);
    styled(row, column, formula ? quoted : plain).setCellValue(fitting(text));
  }

  private String fitting(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String cut = " " + texts.get("evidence.cut", text.length());
    return text.substring(0, LONGEST - cut.length()) + cut;
  }

  void heading(Row row, int column, String text) {
    styled(row, column, heading).setCellValue(text);
  }

  void link(Row row, int column, String text, String address) {
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
