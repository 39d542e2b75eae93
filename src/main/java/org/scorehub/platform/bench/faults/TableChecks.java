package org.scorehub.platform.bench.faults;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.journal.Leases;

/** Whether any table holds a row whose other half is missing, or a lease that nobody gave back. */
final class TableChecks {

  /** Columns that name a row of another table, which the database does not all guard. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "exchange_id", "exchange",
          "cause_exchange", "exchange",
          "parent_id", "exchange",
          "site_id", "site",
          "delivery_id", "delivery",
          "superseded_by", "delivery",
          "supersedes", "delivery",
          "job_id", "replay_job",
          "approval_id", "recommendation_approval");

  /** A key is claimed before its document is durable, and a merge is remembered as text. */
  private static final Set<String> LOOSE = Set.of("site_change_row.site_id");

  /** The longest lease there is. */

  /** A lease as the table has it. */
  record Lease(String name, String holder, Instant until) {}

  private record Column(String table, String name) {
    String text() {
      return table + "." + name;
    }
  }

  private final Rows rows;

  TableChecks(Rows rows) {
    this.rows = rows;
  }

  /** No row names one that is not there. */
  Violations orphans() throws SQLException {
    Violations violations = new Violations("no row names one that is not there");
    long looked = 0;
    for (Column column : columns()) {
      String target = TARGETS.getOrDefault(column.name(), "");
      looked += rows.number("SELECT count(%s) FROM %s".formatted(column.name(), column.table()));
      rows.list(
              """
              SELECT DISTINCT t.%1$s::text FROM %2$s t WHERE t.%1$s IS NOT NULL
                 AND NOT EXISTS (SELECT FROM %3$s o WHERE o.id = t.%1$s)"""
                  .formatted(column.name(), column.table(), target),
              row -> row.getString(1))
          .forEach(id -> violations.add("%s names %s %s".formatted(column.text(), target, id)));
    }
    return violations.counted(DocumentChecks.count(looked, "references"));
  }

  private List<Column> columns() throws SQLException {
    return rows
        .ofOwner(
            """
            SELECT c.table_name, c.column_name FROM information_schema.columns c
              JOIN information_schema.tables t USING (table_schema, table_name)
             WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE'
               AND c.data_type = 'uuid' ORDER BY 1, 2""",
            row -> new Column(row.getString(1), row.getString(2)))
        .stream()
        .filter(column -> TARGETS.containsKey(column.name()))
        .filter(column -> !LOOSE.contains(column.text()))
        .toList();
  }

  /** Leases as they stand, with the database's own time. */
  Violations leases() throws SQLException {
    List<Instant> now = rows.list("SELECT clock_timestamp()", row -> instant(row.getTimestamp(1)));
    return leases(
        rows.list(
            "SELECT name, holder, until FROM lease",
            row -> new Lease(row.getString(1), row.getString(2), instant(row.getTimestamp(3)))),
        now.get(0));
  }

  /** Once all hubs have stopped, a lease may last as long as one of a killed hub, no longer. */
  static Violations leases(List<Lease> leases, Instant now) {
    Violations violations = new Violations("no lease is stuck");
    leases.stream()
        .filter(lease -> lease.until().isAfter(now.plus(Leases.LONGEST)))
        .forEach(lease -> violations.add("held for long: " + lease));
    return violations.counted(DocumentChecks.count(leases.size(), "leases left"));
  }

  private static Instant instant(Timestamp time) {
    return time.toInstant();
  }
}
