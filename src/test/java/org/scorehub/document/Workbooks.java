package org.scorehub.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes invented workbooks. */
final class Workbooks {

  private Workbooks() {}

  enum Kind {
    XLSX,
    XLS
  }

  static byte[] make(Kind kind, Consumer<Workbook> content) {
    try (Workbook workbook = kind == Kind.XLSX ? new XSSFWorkbook() : new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      content.accept(workbook);
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sheet of texts; those without any stay empty. */
  static Sheet sheet(Workbook workbook, String name, String[]... rows) {
    Sheet sheet = workbook.createSheet(name);
    for (int r = 0; r < rows.length; r++) {
      Row row = sheet.createRow(r);
      for (int c = 0; c < rows[r].length; c++) {
        if (!rows[r][c].isEmpty()) {
          row.createCell(c).setCellValue(rows[r][c]);
        }
      }
    }
    return sheet;
  }

  static String[] row(String... cells) {
    return cells;
  }

  /** A cell with a number that is shown in a format. */
  static Cell number(Row row, int column, double value, String format) {
    Cell cell = row.createCell(column);
    cell.setCellValue(value);
    CellStyle style = row.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
    cell.setCellStyle(style);
    return cell;
  }

  /** An archive of texts. */
  static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The parts of a workbook as small as can be, with that content of its only sheet. */
  static Map<String, String> parts(String sheetXml) {
    return Map.of(
        "xl/workbook.xml",
        "<workbook xmlns:r='urn:r'><sheets><sheet name='Data' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='urn:x/worksheet'"
            + " Target='worksheets/sheet1.xml'/></Relationships>",
        "xl/worksheets/sheet1.xml",
        sheetXml);
  }
}
