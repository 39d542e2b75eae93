package org.scorehub.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.scorehub.audit.IssueJoins.IssueKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that a merge joined, on their way back. */
final class JoinedRows {

  /** A row that has changed since the merge, or come since. */
  private record Changed(String table, String row) {}

  private static final List<String> BY_DOCUMENT = List.of("site_supply", "consent", "site_link");

  private final JdbcTemplate jdbc;
  private final SiteTables tables;
  private final UUID merge;
  private final UUID stays;
  private final UUID back;
  private final List<Changed> changed = new ArrayList<>();
  private final List<IssueKey> issues = new ArrayList<>();

  JoinedRows(JdbcTemplate jdbc, SiteTables tables, UUID merge, UUID stays, UUID back) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.merge = merge;
    this.stays = stays;
    this.back = back;
  }

  /** Finds out what has changed since the merge; ask before anything moves. */
  void readChanges() {
    for (String table : BY_DOCUMENT) {
      jdbc.queryForList(changes("to_jsonb(t)::text", table), String.class, stays, merge)
          .forEach(row -> changed.add(new Changed(table, row)));
    }
    jdbc.query(
        changes("t.buyer, t.scheme, t.issue_key", "site_issue"),
        row -> {
          issues.add(new IssueKey(row.getString(1), row.getString(2), row.getString(3)));
        },
        stays,
        merge);
  }

  private static String changes(String columns, String table) {
    return ("SELECT " + columns + " FROM " + table + " t WHERE t.site_id = ?")
        + " AND NOT EXISTS (SELECT FROM site_change_row c WHERE c.change_id = ?"
        + " AND c.table_name = '"
        + table
        + "' AND c.phase = 'AFTER' AND c.image = to_jsonb(t))";
  }

  Collection<IssueKey> changedIssues() {
    return issues;
  }

  /** Restores both sides, then puts what has come since where its document belongs. */
  void putBack(ChangeLedger ledger, UUID[] leaving) {
    for (String table : SiteTables.JOINED) {
      jdbc.update("DELETE FROM " + table + " WHERE site_id IN (?, ?)", stays, back);
      ledger.putBack(tables.get(table), merge, "BEFORE");
    }
    for (Changed row : changed) {
      SiteTable table = tables.get(row.table());
      if (table.hasExchange()) {
        put(table, row.row(), cameBy(row.row(), leaving) ? back : stays);
      } else {
        putLink(row.row(), stays);
        putLink(row.row(), back);
      }
    }
  }

  /** A link that is new since belongs where its organisation describes the site. */
  private void putLink(String row, UUID site) {
    Boolean belongs =
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT FROM site_link WHERE site_id = ? AND buyer = ?::jsonb ->> 'buyer')"
                + " OR EXISTS (SELECT FROM site_supply WHERE site_id = ? AND buyer = ?::jsonb ->> 'buyer')",
            Boolean.class,
            site,
            row,
            site,
            row);
    if (Boolean.TRUE.equals(belongs)) {
      put(tables.get("site_link"), row, site);
    }
  }

  private boolean cameBy(String row, UUID[] leaving) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT coalesce((?::jsonb ->> 'exchange_id')::uuid = ANY (?), false)",
            Boolean.class,
            row,
            leaving));
  }

  private void put(SiteTable table, String row, UUID site) {
    List<String> columns = new ArrayList<>(table.columns());
    columns.remove("site_id");
    String names = String.join(", ", columns);
    String values = "r." + String.join(", r.", columns);
    String excluded = "excluded." + String.join(", excluded.", columns);
    jdbc.update(
        "INSERT INTO %1$s (%2$s, site_id) SELECT %3$s, ? FROM jsonb_populate_record(NULL::%1$s, ?::jsonb) r ON CONFLICT (%4$s, site_id) DO UPDATE SET (%2$s) = ROW(%5$s)"
            .formatted(table.name(), names, values, String.join(", ", table.key()), excluded),
        site,
        row);
  }
}
