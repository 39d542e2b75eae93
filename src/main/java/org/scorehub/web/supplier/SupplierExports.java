package org.scorehub.web.supplier;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.web.Listing;
import org.scorehub.web.SpreadsheetRows;
import org.springframework.stereotype.Component;

/** Writes lists part by part, so that no list is held as a whole. */
@Component
class SupplierExports {

  private static final int PART = 500;
  private static final Object[] SUPPLIER = {
    "id",
    "name",
    "local_name",
    "country",
    "sector",
    "identifiers",
    "audits",
    "last_audit",
    "rating",
    "rating_scale",
    "valid_until",
    "open_issues",
    "worst_severity",
    "recommended_modules",
    "training",
    "kpis",
    "open_escalations",
    "changes",
    "what_changed"
  };
  private static final Object[] CHANGE = {
    "at", "site_id", "name", "kind", "what_changed", "before", "after"
  };

  private final SupplierReads suppliers;
  private final ChangeReads changes;
  private final SupplierWords words;
  private final AccessTrail trail;

  SupplierExports(
      SupplierReads suppliers, ChangeReads changes, SupplierWords words, AccessTrail trail) {
    this.suppliers = suppliers;
    this.changes = changes;
    this.words = words;
    this.trail = trail;
  }

  /** The suppliers that a filter leaves, in its order. */
  void suppliers(SupplierFilter filter, Since since, SpreadsheetRows rows) throws IOException {
    trail.record("suppliers.exported", SupplierAddress.of(filter));
    rows.line(SUPPLIER);
    SupplierQuery query = suppliers.query(filter, since);
    UUID after = null;
    do {
      Listing<Supplier> part = suppliers.list(query, after, PART);
      for (Supplier s : part.items()) {
        line(rows, s);
      }
      rows.flush();
      after = part.next() == null ? null : UUID.fromString(part.next());
    } while (after != null);
  }

  private void line(SpreadsheetRows rows, Supplier s) throws IOException {
    rows.line(
        s.id(),
        s.name(),
        s.localName(),
        s.country(),
        s.sector(),
        joined(s.identifiers()),
        s.audits(),
        s.lastAudit(),
        s.rating(),
        s.ratingScale(),
        s.validUntil(),
        s.openIssues(),
        s.worst(),
        joined(s.modules()),
        joined(s.training().modules().stream().map(m -> m.module() + ": " + m.stage()).toList()),
        joined(s.training().kpis().stream().map(words::kpi).toList()),
        s.escalations(),
        s.changes(),
        joined(s.latest().stream().map(words::line).toList()));
  }

  private static String joined(List<String> values) {
    return values.stream().collect(Collectors.joining("; "));
  }

  /** What became different, oldest first. */
  void changes(Since since, SpreadsheetRows rows) throws IOException {
    trail.record("supplier.changes.exported", since.from().toString());
    rows.line(CHANGE);
    Long after = null;
    do {
      Listing<SupplierNews> part = changes.list(since, after, PART);
      for (SupplierNews news : part.items()) {
        line(rows, news);
      }
      rows.flush();
      after = next(part);
    } while (after != null);
  }

  private static @Nullable Long next(Listing<SupplierNews> part) {
    return part.next() == null ? null : Long.valueOf(part.next());
  }

  private void line(SpreadsheetRows rows, SupplierNews news) throws IOException {
    rows.line(
        news.at(),
        news.site(),
        news.name(),
        news.kind(),
        words.line(news),
        news.before(),
        news.after());
  }
}
