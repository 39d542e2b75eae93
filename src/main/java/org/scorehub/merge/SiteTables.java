package org.scorehub.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All tables with a column {@code site_id}, as the database itself lists them: one that a later
 * migration adds moves with its site without anybody thinking of it.
 */
final class SiteTables {

  /** Their rows are joined where both sites have one, and kept whole to undo that. */
  static final Set<String> JOINED =
      Set.of("site_supply", "site_link", "consent", "site_issue", "recommendation");

  /** Their rows change more than the site when they move. */
  private static final Set<String> OF_THEIR_OWN = Set.of("delivery", "escalation");

  /** How many rows of a table an organisation has at a site. */
  record Count(String table, @Nullable String organisation, long rows) {}

  private static final String COLUMNS =
      """
      SELECT c.relname,
             ARRAY(SELECT a.attname::text FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                      AND a.attgenerated = '' ORDER BY a.attnum),
             ARRAY(SELECT a.attname::text FROM pg_index i
                     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname <> 'site_id'
                    ORDER BY a.attnum)
        FROM pg_class c
        JOIN pg_attribute s ON s.attrelid = c.oid AND s.attname = 'site_id' AND NOT s.attisdropped
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       ORDER BY c.relname""";

  private static final String UNIQUE =
      """
      SELECT c.relname,
             ARRAY(SELECT a.attname::text FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                      AND a.attname <> 'site_id' ORDER BY a.attnum)
        FROM pg_class c
        JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique
        JOIN pg_attribute s ON s.attrelid = c.oid AND s.attname = 'site_id'
                           AND s.attnum = ANY (i.indkey)
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       ORDER BY c.relname""";

  private final Map<String, SiteTable> tables;

  private SiteTables(Map<String, SiteTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  static SiteTables load(JdbcTemplate jdbc) {
    Map<String, List<List<String>>> apart = new LinkedHashMap<>();
    jdbc.query(
        UNIQUE,
        row -> {
          apart
              .computeIfAbsent(row.getString(1), t -> new ArrayList<>())
              .add(Arrays.asList((String[]) row.getArray(2).getArray()));
        });
    Map<String, SiteTable> tables = new LinkedHashMap<>();
    jdbc.query(
        COLUMNS,
        row -> {
          String name = row.getString(1);
          tables.put(
              name,
              new SiteTable(
                  name,
                  Arrays.asList((String[]) row.getArray(3).getArray()),
                  Arrays.asList((String[]) row.getArray(2).getArray()),
                  apart.getOrDefault(name, List.of())));
        });
    return new SiteTables(tables);
  }

  /** By name. */
  List<SiteTable> all() {
    return tables.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  /** Those whose rows only change their site. */
  List<SiteTable> plain() {
    return all().stream()
        .filter(t -> !JOINED.contains(t.name()) && !OF_THEIR_OWN.contains(t.name()))
        .toList();
  }

  SiteTable get(String name) {
    SiteTable table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("no table " + name + " with a site");
    }
    return table;
  }

  /** What is recorded for a site. */
  List<Count> counts(JdbcTemplate jdbc, UUID site) {
    List<Count> counts = new ArrayList<>();
    for (SiteTable table : all()) {
      String buyer = table.columns().contains("buyer") ? "buyer" : "NULL::text";
      jdbc.query(
          "SELECT %s AS organisation, count(*) FROM %s WHERE site_id = ? GROUP BY 1 ORDER BY 1"
              .formatted(buyer, table.name()),
          row -> {
            counts.add(new Count(table.name(), row.getString(1), row.getLong(2)));
          },
          site);
    }
    return counts;
  }
}
