package org.scorehub.web.exchange;

import java.util.List;
import java.util.Optional;
import org.scorehub.document.ChildCells;
import org.scorehub.document.WorkbookSheets;
import org.scorehub.web.ShownSheets;
import org.scorehub.web.delivery.Outbound;
import org.springframework.stereotype.Component;

/** Reads what was received for a page: rows and workbooks cell by cell, all else as text. */
@Component
class RawContents {

  private static final int MOST_WORKBOOK = 4 * 1024 * 1024;

  private final ExchangeReads exchanges;
  private final RawBytes raw;

  RawContents(ExchangeReads exchanges, RawBytes raw) {
    this.exchanges = exchanges;
    this.raw = raw;
  }

  RawContent of(ExchangeDetail exchange) {
    raw.seen(exchange.summary());
    return rows(exchange.summary())
        .<RawContent>map(child -> RawContent.Rows.of(child, exchange.problems()))
        .orElseGet(() -> whole(exchange));
  }

  private Optional<ChildCells> rows(ExchangeSummary exchange) {
    return exchange.parent() == null || exchange.size() > ChildCells.MOST_BYTES
        ? Optional.empty()
        : ChildCells.of(exchanges.head(exchange, ChildCells.MOST_BYTES));
  }

  private RawContent whole(ExchangeDetail exchange) {
    byte[] head = exchanges.head(exchange.summary(), Outbound.SHOWN);
    return WorkbookSheets.isWorkbook(head)
        ? new RawContent.Workbook(new ShownSheets(sheets(exchange.summary())))
        : RawContent.Lines.of(RawBytes.text(exchange, head), exchange.problems());
  }

  private List<WorkbookSheets.Sheet> sheets(ExchangeSummary exchange) {
    return exchange.size() > MOST_WORKBOOK
        ? List.of()
        : WorkbookSheets.of(exchanges.head(exchange, MOST_WORKBOOK));
  }
}
