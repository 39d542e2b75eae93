package org.scorehub.merge;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Moves rows between sites and remembers how they were, so that a change can be undone. Table and
 * column names come from the database's own catalogue.
 *
 * @param change whose ledger it is
 */
record ChangeLedger(JdbcTemplate jdbc, UUID change) {

  private static final String REMEMBER =
      "INSERT INTO site_change_row (change_id, table_name, phase, image)"
          + " SELECT ?, '%s', '%s', to_jsonb(t) FROM t";

  /** Moves all rows; one that the other site has too is removed. */
  void move(SiteTable table, UUID from, UUID to) {
    for (List<String> apart : table.apart()) {
      jdbc.update(
          "WITH t AS (DELETE FROM %1$s a USING %1$s s WHERE a.site_id = ? AND s.site_id = ? AND %2$s RETURNING a.*) "
                  .formatted(table.name(), SiteTable.agree(apart, "a", "s"))
              + REMEMBER.formatted(table.name(), "REMOVED"),
          from,
          to,
          change);
    }
    String known = String.join(", ", table.key()) + (table.hasExchange() ? ", exchange_id" : "");
    jdbc.update(
        "WITH t AS (UPDATE %s SET site_id = ? WHERE site_id = ? RETURNING %s) "
                .formatted(table.name(), known)
            + REMEMBER.formatted(table.name(), "MOVED"),
        to,
        from,
        change);
  }

  /** Deliveries keep their order: those that move are counted behind those that are there. */
  void moveDeliveries(UUID from, UUID to) {
    jdbc.update(
        """
        WITH t AS (
          UPDATE delivery d SET site_id = ?, version = b.version + b.base
            FROM (SELECT o.buyer, o.id, o.version,
                         coalesce((SELECT max(s.version) FROM delivery s
                                    WHERE s.site_id = ? AND (s.buyer, s.connector, s.document)
                                        = (o.buyer, o.connector, o.document)), 0) AS base
                    FROM delivery o WHERE o.site_id = ?) b
           WHERE (d.buyer, d.id) = (b.buyer, b.id)
          RETURNING d.buyer, d.id, b.version)\s"""
            + REMEMBER.formatted("delivery", "MOVED"),
        to,
        to,
        from,
        change);
  }

  void returnDeliveries(UUID undone, UUID from, UUID to) {
    jdbc.update(
        """
        UPDATE delivery d SET site_id = ?, version = r.version
          FROM site_change_row c, jsonb_to_record(c.image) AS r (buyer text, id uuid, version bigint)
         WHERE c.change_id = ? AND c.table_name = 'delivery' AND c.phase = 'MOVED'
           AND (d.buyer, d.id) = (r.buyer, r.id) AND d.site_id = ?""",
        to,
        undone,
        from);
  }

  /** Remembers whole rows. */
  void keep(SiteTable table, String phase, UUID... sites) {
    jdbc.update(
        "WITH t AS (SELECT * FROM %s WHERE site_id = ANY (?)) ".formatted(table.name())
            + REMEMBER.formatted(table.name(), phase),
        sites,
        change);
  }

  /** Moves back what an earlier change moved, unless another document has brought it since. */
  void giveBack(SiteTable table, UUID undone, UUID from, UUID to) {
    String same =
        table.hasExchange() ? " AND t.exchange_id IS NOT DISTINCT FROM r.exchange_id" : "";
    jdbc.update(
        """
        UPDATE %1$s t SET site_id = ?
          FROM site_change_row c, jsonb_populate_record(NULL::%1$s, c.image) r
         WHERE c.change_id = ? AND c.table_name = '%1$s' AND c.phase = 'MOVED'
           AND t.site_id = ? AND %2$s%3$s"""
            .formatted(table.name(), SiteTable.agree(table.key(), "t", "r"), same),
        to,
        undone,
        from);
    insert(table, undone, "REMOVED", "DO NOTHING");
  }

  /** Puts whole rows back as they were remembered. */
  void putBack(SiteTable table, UUID undone, String phase) {
    insert(table, undone, phase, "DO NOTHING");
  }

  private void insert(SiteTable table, UUID undone, String phase, String conflict) {
    String columns = String.join(", ", table.columns());
    jdbc.update(
        """
        INSERT INTO %1$s (%2$s)
        SELECT %3$s FROM site_change_row c, jsonb_populate_record(NULL::%1$s, c.image) r
         WHERE c.change_id = ? AND c.table_name = '%1$s' AND c.phase = '%4$s'
        ON CONFLICT %5$s"""
            .formatted(
                table.name(),
                columns,
                "r." + String.join(", r.", table.columns()),
                phase,
                conflict),
        undone);
  }

  /** Moves rows that these documents brought, where the other site has none in their place. */
  void follow(SiteTable table, UUID[] exchanges, UUID from, UUID to) {
    StringBuilder free = new StringBuilder();
    for (List<String> apart : table.apart()) {
      free.append(" AND NOT EXISTS (SELECT FROM ")
          .append(table.name())
          .append(" s WHERE s.site_id = ? AND ")
          .append(SiteTable.agree(apart, "s", "t"))
          .append(')');
    }
    String document = table.name().equals("exchange") ? "id" : "exchange_id";
    Object[] values = new Object[3 + table.apart().size()];
    values[0] = to;
    values[1] = from;
    values[2] = exchanges;
    for (int i = 3; i < values.length; i++) {
      values[i] = to;
    }
    jdbc.update(
        "UPDATE %s t SET site_id = ? WHERE t.site_id = ? AND t.%s = ANY (?)"
                .formatted(table.name(), document)
            + free,
        values);
  }
}
