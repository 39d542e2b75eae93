package org.scorehub.platform.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All rows that the hub wrote for some audits. A bare loop writes them in the hub's order, by one
 * batched statement a table, and touches again what the hub touches with every audit of a site.
 */
final class BareRows {

  private static final String KEEP = "ON CONFLICT DO NOTHING";
  private static final String ISSUE =
      """
      ON CONFLICT (buyer, site_id, scheme, issue_key) DO UPDATE SET topic = excluded.topic,
          severity = excluded.severity, severity_issued = excluded.severity_issued,
          state = excluded.state, opened_on = excluded.opened_on, due_on = excluded.due_on,
          text = excluded.text, language = excluded.language, last_audit = excluded.last_audit,
          last_observed = excluded.last_observed, observations = excluded.observations,
          version = excluded.version, updated_at = now()""";
  private static final String SUPPLY =
      """
      ON CONFLICT (buyer, site_id, connector) DO UPDATE SET name = excluded.name,
          country = excluded.country, canonical = excluded.canonical,
          exchange_id = excluded.exchange_id, supplied_at = excluded.supplied_at""";
  private static final String SITE = "ON CONFLICT (id) DO UPDATE SET version = site.version + 1";

  private final Map<String, BareTable> byExchange = new LinkedHashMap<>();
  private final Map<String, BareTable> bySite = new LinkedHashMap<>();
  private final Map<String, BareTable> byView = new LinkedHashMap<>();
  private final Map<UUID, UUID> siteOf = new HashMap<>();
  private final Set<List<Object>> ranked = new HashSet<>();

  static BareRows read(Connection connection) throws SQLException {
    BareRows all = new BareRows();
    all.bySite.put("site", BareTable.read(connection, "site", List.of("id"), SITE));
    for (String table : List.of("site_identifier", "site_name")) {
      all.bySite.put(table, BareTable.read(connection, table, List.of("site_id"), KEEP));
    }
    all.readViews(connection);
    BareTable exchanges = BareTable.read(connection, "exchange", List.of("id"), "");
    all.byExchange.put("exchange", exchanges);
    for (String table :
        List.of(
            "payload",
            "audit_supply",
            "audit_revision",
            "audit_rendition",
            "escalation",
            "review_item")) {
      all.byExchange.put(table, BareTable.read(connection, table, List.of("exchange_id"), ""));
    }
    all.readSites(connection);
    return all;
  }

  private void readViews(Connection connection) throws SQLException {
    List<String> view = List.of("buyer", "site_id");
    byView.put("site_supply", BareTable.read(connection, "site_supply", view, SUPPLY));
    byView.put("site_link", BareTable.read(connection, "site_link", view, KEEP));
    byView.put("site_issue", BareTable.read(connection, "site_issue", view, ISSUE));
    byView.put("recommendation", BareTable.read(connection, "recommendation", view, KEEP));
  }

  private void readSites(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id, site_id FROM exchange")) {
      while (rows.next()) {
        siteOf.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
      }
    }
  }

  UUID siteOf(UUID exchange) {
    return siteOf.getOrDefault(exchange, exchange);
  }

  int escalations(UUID exchange) {
    BareTable table = byExchange.get("escalation");
    return table == null ? 0 : table.rows(List.of(exchange)).size();
  }

  /** True for the first audit of a site and buyer, which brings its recommendations. */
  boolean isFirst(String buyer, UUID site) {
    return ranked.add(List.of(buyer, site));
  }

  /** Before another round. */
  void forget() {
    ranked.clear();
  }

  void write(Connection connection, List<SampleKey> batch) throws SQLException {
    List<List<Object>> sites = new ArrayList<>();
    List<List<Object>> views = new ArrayList<>();
    List<List<Object>> exchanges = new ArrayList<>();
    for (SampleKey key : batch) {
      UUID site = siteOf(key.exchange());
      sites.add(List.of(site));
      views.add(List.of(key.buyer(), site));
      exchanges.add(List.of(key.exchange()));
    }
    for (BareTable table : bySite.values()) {
      table.write(connection, sites);
    }
    for (BareTable table : byView.values()) {
      table.write(connection, views);
    }
    for (BareTable table : byExchange.values()) {
      table.write(connection, exchanges);
    }
  }

  /** What a document belongs to. */
  record SampleKey(UUID exchange, String buyer) {}
}
