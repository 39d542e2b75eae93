package org.scorehub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Results of the programme as a workbook: a sheet each for KPIs, trainees, modules and countries.
 */
final class ProgrammeWorkbook {

  private static final List<String> KPI =
      List.of(
          "kpi",
          "title",
          "unit",
          "better",
          "reporting",
          "compared",
          "improved",
          "improvedShare",
          "meanChange",
          "meanPercent",
          "meanOfImproved",
          "meanPercentOfImproved",
          "unflagged",
          "withheld");
  private static final List<String> TRAINEES =
      List.of("enterprises", "women", "men", "managers", "workers", "withheld");
  private static final List<String> MODULE =
      List.of("module", "title", "enterprises", "underWay", "completed", "dropped", "withheld");
  private static final List<String> COUNTRY =
      List.of(
          "country",
          "enterprises",
          "underWay",
          "completed",
          "improved",
          "unchanged",
          "worse",
          "critical",
          "withheld");

  private ProgrammeWorkbook() {}

  /** Writes it; numbers are numbers, what is withheld is an empty cell. */
  static void write(JsonNode results, Path file) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      sheet(workbook.createSheet("KPIs"), KPI, results.path("kpis"));
      sheet(workbook.createSheet("Trainees"), TRAINEES, List.of(results.path("trainees")));
      sheet(workbook.createSheet("Modules"), MODULE, results.path("modules"));
      sheet(workbook.createSheet("Countries"), COUNTRY, results.path("countries"));
      about(workbook.createSheet("About"), results);
      workbook.write(out);
    }
  }

  private static void sheet(Sheet sheet, List<String> columns, Iterable<JsonNode> items) {
    Row header = sheet.createRow(0);
    for (int i = 0; i < columns.size(); i++) {
      header.createCell(i).setCellValue(columns.get(i));
    }
    sheet.createFreezePane(0, 1);
    for (JsonNode item : items) {
      Row row = sheet.createRow(sheet.getLastRowNum() + 1);
      for (int i = 0; i < columns.size(); i++) {
        set(row.createCell(i), item.path(columns.get(i)));
      }
    }
  }

  private static void about(Sheet sheet, JsonNode results) {
    int line = 0;
    for (String name : List.of("asOf", "enterprises", "leftOutReadings", "smallestGroup")) {
      Row row = sheet.createRow(line++);
      row.createCell(0).setCellValue(name);
      set(row.createCell(1), results.path(name));
    }
    for (String name : List.of("country", "module", "from", "to")) {
      Row row = sheet.createRow(line++);
      row.createCell(0).setCellValue(name);
      set(row.createCell(1), results.path("filter").path(name));
    }
    sheet
        .createRow(line)
        .createCell(0)
        .setCellValue("Counted from providers' records; not a publication of the ILO.");
  }

  private static void set(Cell cell, JsonNode value) {
    if (value.isNumber()) {
      cell.setCellValue(value.asDouble());
    } else if (value.isBoolean()) {
      cell.setCellValue(value.asBoolean());
    } else if (value.isTextual()) {
      cell.setCellValue(value.asText());
    }
  }
}
