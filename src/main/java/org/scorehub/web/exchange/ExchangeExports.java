package org.scorehub.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.security.AccessTrail;
import org.scorehub.web.Listing;
import org.scorehub.web.Page;
import org.scorehub.web.Reader;
import org.scorehub.web.SpreadsheetLines;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The journal as CSV, read and written part by part. */
@Page
class ExchangeExports {

  /** Most lines of one file; a shorter time gives the rest. */
  static final int MOST = 10_000;

  private static final int PART = 500;

  private final ExchangeReads exchanges;
  private final AccessTrail trail;
  private final Reader reader;
  private final Clock clock;

  ExchangeExports(ExchangeReads exchanges, AccessTrail trail, Reader reader, Clock clock) {
    this.exchanges = exchanges;
    this.trail = trail;
    this.reader = reader;
    this.clock = clock;
  }

  @GetMapping("/exchanges/exchanges.csv")
  void csv(@ModelAttribute ExchangeFilter filter, HttpServletResponse response) throws IOException {
    Listing<JournalEntry> first = exchanges.list(filter.at(null, null), PART);
    trail.record("exchanges.exported", ExchangeAddress.of(filter));
    String file = "exchanges-" + LocalDate.ofInstant(clock.instant(), reader.zone()) + ".csv";
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(file).build().toString());
    write(filter, first, response.getOutputStream());
  }

  private void write(ExchangeFilter filter, Listing<JournalEntry> first, OutputStream out)
      throws IOException {
    try (SpreadsheetLines csv = SpreadsheetLines.to(out)) {
      csv.line(
          "id",
          "received_at",
          "organisation",
          "connector",
          "document",
          "transport",
          "native_key",
          "file",
          "row",
          "site_id",
          "site",
          "state",
          "attempts",
          "problem_codes",
          "first_problem",
          "path",
          "line");
      Listing<JournalEntry> part = first;
      for (int written = PART; ; written += PART) {
        for (JournalEntry entry : part.items()) {
          line(csv, entry);
        }
        csv.flush();
        String next = part.next();
        if (next == null || written >= MOST) {
          return;
        }
        part = exchanges.list(filter.at(UUID.fromString(next), null), PART);
      }
    }
  }

  private static void line(SpreadsheetLines csv, JournalEntry entry) throws IOException {
    ExchangeSummary e = entry.summary();
    @Nullable Problem problem = entry.firstProblem();
    csv.line(
        e.id(),
        e.receivedAt().atOffset(ZoneOffset.UTC),
        e.organisation(),
        e.connector(),
        e.document(),
        e.transport(),
        e.nativeKey(),
        e.fileName(),
        e.row(),
        e.siteId(),
        entry.siteName(),
        e.state(),
        entry.attempts(),
        String.join("; ", e.problemCodes()),
        problem == null ? null : problem.message(),
        problem == null ? null : problem.path(),
        problem == null || problem.line() == 0 ? null : problem.line());
  }
}
