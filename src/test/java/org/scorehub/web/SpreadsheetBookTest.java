package org.scorehub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class SpreadsheetBookTest {

  private static byte[] book(int mostRows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Texts texts = new Texts(new StaticMessageSource(), new Reader());
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    try (SpreadsheetRows rows = new SpreadsheetBook(out, "News: all", texts, shanghai, mostRows)) {
      rows.line("name", "issues", "day", "at");
      Instant at = Instant.parse("2026-11-22T18:00:00Z");
      rows.line("=1+1", 12, LocalDate.of(2026, 11, 22), at);
      rows.line(null, 0.5, null, null);
    }
    return out.toByteArray();
  }

  @Test
  void holdsNumbersDaysAndTimesAsSuchAndNoFormula() throws IOException {
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book(100)))) {
      XSSFSheet sheet = read.getSheetAt(0);
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
      XSSFRow row = sheet.getRow(1);
      assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("=1+1");
      assertThat(row.getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(12);
      assertThat(DateUtil.isCellDateFormatted(row.getCell(2))).isTrue();
      assertThat(row.getCell(3).getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 11, 23, 2, 0));
      assertThat(sheet.getRow(2).getCell(0)).isNull();
    }
  }

  @Test
  void goesOnOnAnotherSheet() throws IOException {
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book(2)))) {
      assertThat(read.getNumberOfSheets()).isEqualTo(2);
      assertThat(read.getSheetAt(1).getRow(0).getCell(0).getStringCellValue()).isEqualTo("name");
      assertThat(read.getSheetAt(1).getRow(1).getCell(1).getNumericCellValue()).isEqualTo(0.5);
    }
  }
}
