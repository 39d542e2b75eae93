package org.scorehub.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.canonical.avro.EscalationKind;
import org.scorehub.canonical.avro.Site;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.Recording;
import org.springframework.stereotype.Component;

/** Writes escalations and tells their buyer of new ones. */
@Component
final class EscalationRows {

  private static final String INSERT =
      """
      INSERT INTO escalation (buyer, id, site_id, kind, category, state, scheme, audit_native_id,
          native_id, finding_code, topic, raised_at, clocks, visible_to, texts, exchange_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?)
      ON CONFLICT (buyer, id) DO\s""";

  /**
   * Keeps what is known: a finding that another audit still sees does not raise its matter anew.
   * One that comes back in another audit after it was settled does.
   */
  void writeNew(Collection<EscalationRow> rows, Recording recording) {
    write(
        rows,
        INSERT
            + """
            UPDATE SET state = excluded.state, ended_by_rules = false, raised_at = excluded.raised_at,
                clocks = excluded.clocks, clocks_since = now(), audit_native_id = excluded.audit_native_id,
                texts = excluded.texts, exchange_id = excluded.exchange_id, updated_at = now()
             WHERE escalation.state IN ('RESOLVED', 'CANCELLED')
               AND escalation.audit_native_id IS DISTINCT FROM excluded.audit_native_id
               AND excluded.raised_at > escalation.raised_at""",
        recording);
  }

  /** Whether the escalation has been raised. */
  boolean exists(EscalationRow row, Recording recording) {
    return Boolean.TRUE.equals(
        recording
            .jdbc()
            .queryForObject(
                "SELECT EXISTS (SELECT FROM escalation WHERE buyer = ? AND id = ?)",
                Boolean.class,
                row.buyer(),
                row.id()));
  }

  /** Follows the issuer: the state it reports replaces the one known. */
  void writeIssued(Collection<EscalationRow> rows, Recording recording) {
    write(
        rows,
        INSERT
            + """
            UPDATE SET state = excluded.state, category = excluded.category,
                native_id = coalesce(excluded.native_id, escalation.native_id),
                site_id = coalesce(escalation.site_id, excluded.site_id), updated_at = now()""",
        recording);
  }

  /** An issuer's own alert is not cancelled by this; only the issuer does that. */
  void cancelFindings(String buyer, Collection<UUID> ids, Recording recording) {
    if (!ids.isEmpty()) {
      recording
          .jdbc()
          .update(
              """
              UPDATE escalation SET state = 'CANCELLED', updated_at = now()
               WHERE buyer = ? AND id = ANY (?) AND native_id IS NULL AND state = 'RAISED'""",
              buyer,
              ids.toArray(UUID[]::new));
    }
  }

  /**
   * An escalation of a finding as stored.
   *
   * @param state name of its state
   */
  record Known(EscalationKind kind, String state, Instant raisedAt) {}

  /** Those that findings of these views raised, by id; issuers' own alerts are not among them. */
  Map<UUID, Known> ofFindings(Collection<SiteView> views, Recording recording) {
    Map<UUID, Known> known = new HashMap<>();
    recording
        .jdbc()
        .query(
            """
            SELECT id, kind, state, raised_at
              FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, site_id)
              JOIN escalation USING (buyer, site_id) WHERE native_id IS NULL""",
            row -> {
              known.put(
                  row.getObject(1, UUID.class),
                  new Known(
                      EscalationKind.valueOf(row.getString(2)),
                      row.getString(3),
                      row.getTimestamp(4).toInstant()));
            },
            buyers(views),
            sites(views));
    return known;
  }

  /** The exchange that supplied each audit of these views, by buyer, scheme and native id. */
  Map<String, UUID> exchanges(Collection<SiteView> views, Recording recording) {
    Map<String, UUID> exchanges = new HashMap<>();
    recording
        .jdbc()
        .query(
            """
            SELECT buyer || '|' || scheme || '|' || native_id, exchange_id
              FROM unnest(?::text[], ?::uuid[]) AS wanted (buyer, site_id)
              JOIN audit_supply USING (buyer, site_id)""",
            row -> {
              exchanges.put(row.getString(1), row.getObject(2, UUID.class));
            },
            buyers(views),
            sites(views));
    return exchanges;
  }

  private static String[] buyers(Collection<SiteView> views) {
    return views.stream().map(SiteView::buyer).toArray(String[]::new);
  }

  private static UUID[] sites(Collection<SiteView> views) {
    return views.stream().map(SiteView::siteId).toArray(UUID[]::new);
  }

  /** What corrections and rules call for now. Nothing that a person has decided is touched. */
  void writeDecided(Collection<EscalationRow> rows, Recording recording) {
    write(
        rows,
        INSERT
            + """
            UPDATE SET state = 'RAISED', ended_by_rules = false, kind = excluded.kind,
                topic = excluded.topic, clocks = excluded.clocks,
                clocks_since = CASE WHEN escalation.ended_by_rules
                                      OR escalation.clocks IS DISTINCT FROM excluded.clocks
                                    THEN now() ELSE escalation.clocks_since END,
                visible_to = excluded.visible_to, updated_at = now()
             WHERE escalation.native_id IS NULL
               AND (escalation.ended_by_rules
                    OR (escalation.state = 'RAISED'
                        AND (escalation.kind, escalation.topic, escalation.clocks, escalation.visible_to)
                            IS DISTINCT FROM
                            (excluded.kind, excluded.topic, excluded.clocks, excluded.visible_to)))""",
        recording);
  }

  /** Cancels what corrections and rules no longer call for. */
  void endByRules(Collection<UUID> ids, Recording recording) {
    if (!ids.isEmpty()) {
      recording
          .jdbc()
          .update(
              """
              UPDATE escalation SET state = 'CANCELLED', ended_by_rules = true, updated_at = now()
               WHERE id = ANY (?) AND native_id IS NULL AND state = 'RAISED'""",
              (Object) ids.toArray(UUID[]::new));
    }
  }

  private static void write(Collection<EscalationRow> rows, String sql, Recording recording) {
    Map<UUID, EscalationRow> distinct = new LinkedHashMap<>();
    rows.forEach(row -> distinct.put(row.id(), row));
    if (distinct.isEmpty()) {
      return;
    }
    Set<UUID> known = known(distinct.keySet(), recording);
    recording.jdbc().batchUpdate(sql, distinct.values().stream().map(EscalationRows::row).toList());
    distinct.values().stream()
        .filter(row -> row.siteId() != null && !known.contains(row.id()))
        .forEach(row -> publish(row, recording));
  }

  private static Set<UUID> known(Collection<UUID> ids, Recording recording) {
    return new HashSet<>(
        recording
            .jdbc()
            .query(
                "SELECT id FROM escalation WHERE id = ANY (?)",
                (row, n) -> row.getObject(1, UUID.class),
                (Object) ids.toArray(UUID[]::new)));
  }

  private static void publish(EscalationRow row, Recording recording) {
    UUID siteId = row.siteId();
    if (siteId == null) {
      return;
    }
    Escalation value =
        Escalation.newBuilder()
            .setEscalationId(row.id().toString())
            .setKind(row.kind())
            .setCategory(row.category())
            .setState(row.state())
            .setScheme(row.scheme())
            .setAuditNativeId(row.auditNativeId())
            .setNativeId(row.nativeId())
            .setFindingCode(row.findingCode())
            .setTopic(row.topic())
            .setRaisedAt(row.raisedAt())
            .setClocks(row.canonicalClocks())
            .setVisibleTo(row.visibleTo())
            .setSite(Site.newBuilder().setSiteId(siteId.toString()).build())
            .setTexts(List.of())
            .build();
    recording.publish(
        new HubEvent(
            row.buyer(),
            siteId,
            row.siteVersion(),
            "org.scorehub.escalation.raised.v1",
            value,
            row.exchangeId()));
  }

  private static Object[] row(EscalationRow row) {
    return new Object[] {
      row.buyer(),
      row.id(),
      row.siteId(),
      row.kind().name(),
      row.category(),
      row.state().name(),
      row.scheme(),
      row.auditNativeId(),
      row.nativeId(),
      row.findingCode(),
      row.topic(),
      Timestamp.from(row.raisedAt()),
      row.clocksJson(),
      row.visibleTo().toArray(String[]::new),
      row.textsJson(),
      row.exchangeId()
    };
  }
}
