package org.scorehub.merge;

import java.util.List;
import java.util.UUID;
import org.scorehub.audit.EscalationMoves;
import org.scorehub.audit.IssueJoins;
import org.scorehub.audit.IssueJoins.Joined;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives everything of one site to another. Where both have something of the same kind, one of it
 * remains, by these rules: of two descriptions by one system the later, with the identifiers of
 * both; a link lasts as long as the longer, and rests on a person's word from now on; of two
 * consents the narrower; of issues see {@link IssueJoins}.
 */
final class Merging {

  private final JdbcTemplate jdbc;
  private final SiteTables tables;
  private final IssueJoins issues;
  private final ChangeLedger ledger;
  private final UUID stays;
  private final UUID absorbed;

  Merging(
      JdbcTemplate jdbc,
      SiteTables tables,
      IssueJoins issues,
      UUID change,
      UUID stays,
      UUID absorbed) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.issues = issues;
    this.ledger = new ChangeLedger(jdbc, change);
    this.stays = stays;
    this.absorbed = absorbed;
  }

  /** Moves all rows; what both had is joined. */
  List<Joined> move() {
    SiteTables.JOINED.forEach(t -> ledger.keep(tables.get(t), "BEFORE", stays, absorbed));
    ledger.keep(tables.get("site_identifier"), "BEFORE", stays);
    rememberEscalations(EscalationMoves.move(jdbc, absorbed, stays));
    List<Joined> joined = issues.join(jdbc, stays, absorbed);
    joinSupplies();
    joinLinks();
    joinConsents();
    jdbc.update("DELETE FROM recommendation WHERE site_id = ?", absorbed);
    tables.plain().forEach(table -> ledger.move(table, absorbed, stays));
    ledger.moveDeliveries(absorbed, stays);
    return joined;
  }

  /** Remembers how joined rows are now, once all consequences have been drawn. */
  void keepOutcome() {
    SiteTables.JOINED.forEach(t -> ledger.keep(tables.get(t), "AFTER", stays));
  }

  private void rememberEscalations(List<EscalationMoves.Moved> moved) {
    jdbc.batchUpdate(
        "INSERT INTO site_change_row (change_id, table_name, phase, image) VALUES (?, 'escalation',"
            + " 'MOVED', jsonb_build_object('buyer', ?, 'id', ?, 'now', ?))",
        moved.stream()
            .map(
                m ->
                    new Object[] {
                      ledger.change(), m.buyer(), m.id().toString(), m.now().toString()
                    })
            .toList());
  }

  private void joinSupplies() {
    jdbc.update(
        """
        UPDATE site_supply s
           SET (name, country, exchange_id, supplied_at, canonical) = (
             SELECT l.name, l.country, l.exchange_id, l.supplied_at,
                    jsonb_set(l.canonical, '{identifiers}', (
                      SELECT coalesce(jsonb_agg(named.i ORDER BY named.at), '[]') FROM (
                        SELECT i, min(at) AS at
                          FROM jsonb_array_elements(
                                 coalesce(l.canonical -> 'identifiers', '[]')
                                 || coalesce(s.canonical -> 'identifiers', '[]')
                                 || coalesce(a.canonical -> 'identifiers', '[]'))
                               WITH ORDINALITY AS x (i, at)
                         GROUP BY i) named))
               FROM site_supply l
              WHERE (l.buyer, l.connector) = (s.buyer, s.connector) AND l.site_id IN (?, ?)
              ORDER BY l.supplied_at DESC, l.site_id = ? DESC LIMIT 1)
          FROM site_supply a
         WHERE s.site_id = ? AND a.site_id = ? AND (a.buyer, a.connector) = (s.buyer, s.connector)""",
        stays,
        absorbed,
        stays,
        stays,
        absorbed);
    giveRest("site_supply", "connector");
    jdbc.update(
        "UPDATE site_supply SET canonical = jsonb_set(canonical, '{siteId}', to_jsonb(?::text))"
            + " WHERE site_id = ? AND canonical ->> 'siteId' IS DISTINCT FROM ?",
        stays.toString(),
        stays,
        stays.toString());
  }

  private void joinLinks() {
    jdbc.update(
        """
        UPDATE site_link s
           SET linked_from = least(s.linked_from, a.linked_from), basis = 'CONFIRMED_BY_PERSON',
               linked_until = CASE WHEN s.linked_until IS NOT NULL AND a.linked_until IS NOT NULL
                                   THEN greatest(s.linked_until, a.linked_until) END
          FROM site_link a WHERE s.site_id = ? AND a.site_id = ? AND a.buyer = s.buyer""",
        stays,
        absorbed);
    jdbc.update("UPDATE site_link SET basis = 'CONFIRMED_BY_PERSON' WHERE site_id = ?", absorbed);
    giveRest("site_link", "buyer");
  }

  private void joinConsents() {
    jdbc.update(
        """
        UPDATE consent s
           SET valid_from = greatest(s.valid_from, a.valid_from),
               valid_until = least(s.valid_until, a.valid_until),
               revoked_at = least(s.revoked_at, a.revoked_at)
          FROM consent a
         WHERE s.site_id = ? AND a.site_id = ?
           AND (a.buyer, a.grantee, a.data_class) = (s.buyer, s.grantee, s.data_class)""",
        stays,
        absorbed);
    giveRest("consent", "grantee, data_class");
  }

  private void giveRest(String table, String key) {
    jdbc.update(
        "DELETE FROM %1$s a USING %1$s s WHERE a.site_id = ? AND s.site_id = ?".formatted(table)
            + " AND (a.buyer, %s) = (s.buyer, %s)"
                .formatted("a." + key.replace(", ", ", a."), "s." + key.replace(", ", ", s.")),
        absorbed,
        stays);
    jdbc.update("UPDATE " + table + " SET site_id = ? WHERE site_id = ?", stays, absorbed);
  }
}
