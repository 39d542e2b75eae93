package org.scorehub.merge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.scorehub.audit.EscalationMoves;
import org.scorehub.audit.IssueJoins;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Parts a site in two: identifiers leave, and what came by them follows. Rows that no document
 * brought stay, unless the site is given back what it had before a merge.
 */
final class Dividing {

  private final JdbcTemplate jdbc;
  private final SiteTables tables;
  private final IssueJoins issues;
  private final ObjectMapper json;
  private final ChangeLedger ledger;
  private final UUID stays;
  private final UUID back;

  Dividing(JdbcTemplate jdbc, SiteTables tables, IssueJoins issues, ObjectMapper json, Wish wish) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.issues = issues;
    this.json = json;
    this.ledger = new ChangeLedger(jdbc, wish.id());
    this.stays = wish.stays();
    this.back = wish.other();
  }

  /** Undoes a merge: what it moved comes back, and what has come since follows its identifiers. */
  void undo(UUID merge) {
    Returning returning = new Returning(jdbc, new Provenance(jdbc, json, stays), merge, stays);
    Set<String> identifiers = returning.identifiers(back);
    UUID[] documents =
        new Provenance(jdbc, json, stays)
            .leaving(identifiers, returning.names())
            .toArray(UUID[]::new);
    IssueJoins.Kept now = issues.keep(jdbc, stays);
    JoinedRows joined = new JoinedRows(jdbc, tables, merge, stays, back);
    joined.readChanges();
    giveIdentifiers(identifiers);
    tables.plain().forEach(table -> ledger.giveBack(table, merge, stays, back));
    ledger.returnDeliveries(merge, stays, back);
    returnEscalations(merge, Set.of(documents));
    follow(documents);
    joined.putBack(ledger, documents);
    issues.divide(jdbc, now, joined.changedIssues(), stays, back);
  }

  /** Splits off what is known by these identifiers. */
  void split(Set<String> identifiers) {
    Provenance provenance = new Provenance(jdbc, json, stays);
    Set<UUID> documents = provenance.leaving(identifiers, Set.of());
    giveIdentifiers(identifiers);
    EscalationMoves.move(jdbc, documents, stays, back);
    UUID[] followers = documents.toArray(UUID[]::new);
    follow(followers);
    new SplitSupplies(jdbc, json, stays, back, identifiers).move(documents);
    ledger.follow(tables.get("consent"), followers, stays, back);
    restate(stays, back);
    restate(back, stays);
    issues.split(jdbc, stays, back);
    link();
  }

  private void follow(UUID[] documents) {
    tables.plain().stream()
        .filter(table -> table.hasExchange() || table.name().equals("exchange"))
        .forEach(table -> ledger.follow(table, documents, stays, back));
  }

  /** A consent that enrolments of both sides state holds for both, though one row was enough. */
  private void restate(UUID from, UUID to) {
    jdbc.update(
        """
        INSERT INTO consent (buyer, site_id, grantee, data_class, valid_from, valid_until, revoked_at,
            exchange_id)
        SELECT DISTINCT ON (c.buyer, c.grantee, c.data_class)
               c.buyer, t.site_id, c.grantee, c.data_class, c.valid_from, c.valid_until, c.revoked_at,
               t.exchange_id
          FROM consent c
          JOIN training_record t ON t.buyer = c.buyer AND t.site_id = ? AND t.kind = 'ENROLMENT'
          JOIN LATERAL jsonb_array_elements(t.canonical -> 'consents') stated ON true
         WHERE c.site_id = ? AND stated ->> 'grantee' = c.grantee
           AND stated ->> 'dataClass' = c.data_class
         ORDER BY c.buyer, c.grantee, c.data_class, t.updated_at DESC
        ON CONFLICT DO NOTHING""",
        to,
        from);
  }

  private void giveIdentifiers(Set<String> identifiers) {
    jdbc.update(
        "UPDATE site_identifier SET site_id = ? WHERE site_id = ? AND scheme || ':' || value = ANY (?)",
        back,
        stays,
        identifiers.toArray(String[]::new));
  }

  private void returnEscalations(UUID merge, Set<UUID> documents) {
    jdbc.update(
        """
        UPDATE escalation e SET id = r.id, site_id = ?
          FROM site_change_row c, jsonb_to_record(c.image) AS r (buyer text, id uuid, now uuid)
         WHERE c.change_id = ? AND c.table_name = 'escalation' AND c.phase = 'MOVED'
           AND (e.buyer, e.id) = (r.buyer, r.now) AND e.site_id = ?""",
        back,
        merge,
        stays);
    EscalationMoves.move(jdbc, new HashSet<>(documents), stays, back);
  }

  /** Whoever has something at the new site is linked to it as to the old one. */
  private void link() {
    jdbc.update(
        """
        INSERT INTO site_link (buyer, site_id, linked_from, linked_until, basis)
        SELECT l.buyer, ?, l.linked_from, l.linked_until, l.basis FROM site_link l
         WHERE l.site_id = ? AND l.buyer IN (
           SELECT buyer FROM site_supply WHERE site_id = ?
           UNION SELECT buyer FROM audit_supply WHERE site_id = ?
           UNION SELECT buyer FROM training_record WHERE site_id = ?)
        ON CONFLICT DO NOTHING""",
        back,
        stays,
        back,
        back,
        back);
  }
}
