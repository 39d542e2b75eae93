package org.scorehub.web.supplier;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;
import org.scorehub.web.Page;
import org.scorehub.web.Reader;
import org.scorehub.web.SpreadsheetBook;
import org.scorehub.web.SpreadsheetLines;
import org.scorehub.web.SpreadsheetRows;
import org.scorehub.web.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of suppliers and their changes as files for spreadsheets. */
@Page
@RequestMapping("/suppliers")
class SupplierFiles {

  private static final String LIST = "suppliers";
  private static final String CHANGES = "supplier-changes";

  private final SupplierExports exports;
  private final SupplierVisits visits;
  private final Texts texts;
  private final Reader reader;
  private final Clock clock;

  SupplierFiles(
      SupplierExports exports, SupplierVisits visits, Texts texts, Reader reader, Clock clock) {
    this.exports = exports;
    this.visits = visits;
    this.texts = texts;
    this.reader = reader;
    this.clock = clock;
  }

  private Since since(@Nullable String given) {
    return Since.of(given, visits.last().orElse(null), clock.instant(), reader.zone());
  }

  @GetMapping("/suppliers.csv")
  void list(@ModelAttribute SupplierFilter filter, HttpServletResponse response)
      throws IOException {
    Since since = since(filter.since());
    try (SpreadsheetRows rows = lines(response, LIST)) {
      exports.suppliers(filter, since, rows);
    }
  }

  @GetMapping("/suppliers.xlsx")
  void listBook(@ModelAttribute SupplierFilter filter, HttpServletResponse response)
      throws IOException {
    Since since = since(filter.since());
    try (SpreadsheetRows rows = book(response, LIST, texts.get("supplier.title"))) {
      exports.suppliers(filter, since, rows);
    }
  }

  @GetMapping("/changes.csv")
  void changes(
      @RequestParam(name = "since", required = false) @Nullable String from,
      HttpServletResponse response)
      throws IOException {
    Since since = since(FormText.given(from));
    try (SpreadsheetRows rows = lines(response, CHANGES)) {
      exports.changes(since, rows);
    }
  }

  @GetMapping("/changes.xlsx")
  void changesBook(
      @RequestParam(name = "since", required = false) @Nullable String from,
      HttpServletResponse response)
      throws IOException {
    Since since = since(FormText.given(from));
    try (SpreadsheetRows rows = book(response, CHANGES, texts.get("supplier.what"))) {
      exports.changes(since, rows);
    }
  }

  private SpreadsheetRows lines(HttpServletResponse response, String name) throws IOException {
    attach(response, name + ".csv", "text/csv;charset=UTF-8");
    return SpreadsheetLines.to(response.getOutputStream());
  }

  private SpreadsheetRows book(HttpServletResponse response, String name, String title)
      throws IOException {
    attach(
        response,
        name + ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    return SpreadsheetBook.to(response.getOutputStream(), title, texts, reader.zone());
  }

  private void attach(HttpServletResponse response, String name, String type) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), reader.zone());
    String file = name.replace(".", "-" + today + ".");
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(file).build().toString());
  }
}
