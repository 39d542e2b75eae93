package org.scorehub.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Rating;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes audits, revisions and renditions in one transaction. */
final class AuditRows {

  private final JdbcTemplate jdbc;
  private final List<Object[]> revisions = new ArrayList<>();
  private final List<Object[]> renditions = new ArrayList<>();
  private final Map<AuditKey, Object[]> supplies = new HashMap<>();

  AuditRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<AuditKey, CurrentRevision> current(Collection<AuditKey> keys) {
    Map<AuditKey, CurrentRevision> current = new HashMap<>();
    jdbc.query(
        """
        SELECT s.buyer, s.scheme, s.native_id, s.revision, r.content_hash, r.issued_at,
               (SELECT max(a.revision) FROM audit_revision a
                 WHERE (a.buyer, a.scheme, a.native_id) = (s.buyer, s.scheme, s.native_id)),
               r.received_at, s.site_id
          FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (buyer, scheme, native_id)
          JOIN audit_supply s USING (buyer, scheme, native_id)
          JOIN audit_revision r USING (buyer, scheme, native_id, revision)""",
        row -> {
          Timestamp issuedAt = row.getTimestamp(6);
          current.put(
              new AuditKey(row.getString(1), row.getString(2), row.getString(3)),
              new CurrentRevision(
                  row.getInt(4),
                  row.getInt(7),
                  row.getBytes(5),
                  issuedAt == null ? null : issuedAt.toInstant(),
                  row.getTimestamp(8).toInstant(),
                  row.getObject(9, UUID.class)));
        },
        arrays(keys));
    return current;
  }

  /** Which of these audits have been supplied. */
  Set<AuditKey> existing(Collection<AuditKey> keys) {
    Set<AuditKey> existing = new HashSet<>();
    if (!keys.isEmpty()) {
      jdbc.query(
          """
          SELECT buyer, scheme, native_id
            FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (buyer, scheme, native_id)
            JOIN audit_supply USING (buyer, scheme, native_id)""",
          row -> {
            existing.add(new AuditKey(row.getString(1), row.getString(2), row.getString(3)));
          },
          arrays(keys));
    }
    return existing;
  }

  /** A follow-up that waits for one of these audits. */
  record Waiting(AuditKey key, UUID siteId, UUID exchangeId, int revision, byte[] canonical) {}

  List<Waiting> waitingFor(Collection<AuditKey> parents) {
    return jdbc.query(
        """
        SELECT s.buyer, s.scheme, s.native_id, s.site_id, s.exchange_id, s.revision, r.canonical
          FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (buyer, scheme, parent_native_id)
          JOIN audit_supply s USING (buyer, scheme, parent_native_id)
          JOIN LATERAL (SELECT canonical FROM audit_rendition a
                         WHERE (a.buyer, a.scheme, a.native_id, a.revision)
                             = (s.buyer, s.scheme, s.native_id, s.revision)
                         ORDER BY rendered_at DESC LIMIT 1) r ON true
         WHERE s.waits_for_parent
         ORDER BY s.ended_on, s.native_id""",
        (row, n) ->
            new Waiting(
                new AuditKey(row.getString(1), row.getString(2), row.getString(3)),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getInt(6),
                row.getBytes(7)),
        arrays(parents));
  }

  void released(Collection<Waiting> followUps) {
    jdbc.batchUpdate(
        "UPDATE audit_supply SET waits_for_parent = false"
            + " WHERE buyer = ? AND scheme = ? AND native_id = ?",
        followUps.stream()
            .map(w -> new Object[] {w.key().buyer(), w.key().scheme(), w.key().nativeId()})
            .toList());
    jdbc.batchUpdate(
        "UPDATE exchange SET state = 'RECORDED', updated_at = now()"
            + " WHERE buyer = ? AND id = ? AND state = 'WAITING'",
        followUps.stream().map(w -> new Object[] {w.key().buyer(), w.exchangeId()}).toList());
  }

  void revision(RecordedAudit audit, byte[] contentHash) {
    revisions.add(
        new Object[] {
          audit.key().buyer(),
          audit.key().scheme(),
          audit.key().nativeId(),
          audit.revision(),
          audit.exchangeId(),
          contentHash,
          audit.canonical().getIssuedAt() == null
              ? null
              : Timestamp.from(audit.canonical().getIssuedAt()),
          Timestamp.from(audit.receivedAt())
        });
  }

  void rendition(RecordedAudit audit, String bundleId, byte[] canonical, String rulesVersion) {
    renditions.add(
        new Object[] {
          audit.key().buyer(),
          audit.key().scheme(),
          audit.key().nativeId(),
          audit.revision(),
          bundleId,
          audit.exchangeId(),
          canonical,
          sha256(canonical),
          rulesVersion
        });
  }

  void supply(RecordedAudit recorded, boolean waits) {
    Audit audit = recorded.canonical();
    Rating rating = audit.getOverallRating();
    supplies.put(
        recorded.key(),
        new Object[] {
          recorded.key().buyer(),
          recorded.key().scheme(),
          recorded.key().nativeId(),
          recorded.siteId(),
          recorded.connector(),
          recorded.exchangeId(),
          recorded.revision(),
          audit.getKind().name(),
          audit.getParentNativeId(),
          audit.getEndedOn(),
          audit.getValidUntil(),
          rating == null ? null : rating.getValue(),
          rating == null ? null : rating.getScale(),
          audit.getZeroTolerance(),
          audit.getFindings().size(),
          waits,
          Timestamp.from(recorded.receivedAt())
        });
  }

  void write() {
    jdbc.batchUpdate(
        """
        INSERT INTO audit_supply (buyer, scheme, native_id, site_id, connector, exchange_id, revision,
            kind, parent_native_id, ended_on, valid_until, rating, rating_scale, zero_tolerance,
            findings, waits_for_parent, supplied_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (buyer, scheme, native_id) DO UPDATE SET site_id = excluded.site_id,
            connector = excluded.connector, exchange_id = excluded.exchange_id,
            revision = excluded.revision, kind = excluded.kind,
            parent_native_id = excluded.parent_native_id, ended_on = excluded.ended_on,
            valid_until = excluded.valid_until, rating = excluded.rating,
            rating_scale = excluded.rating_scale, zero_tolerance = excluded.zero_tolerance,
            findings = excluded.findings, waits_for_parent = excluded.waits_for_parent,
            supplied_at = excluded.supplied_at""",
        List.copyOf(supplies.values()));
    jdbc.batchUpdate(
        """
        INSERT INTO audit_revision (buyer, scheme, native_id, revision, exchange_id, content_hash,
            issued_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        revisions);
    jdbc.batchUpdate(
        """
        INSERT INTO audit_rendition (buyer, scheme, native_id, revision, bundle_id, exchange_id,
            canonical, canonical_sha256, rules_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (buyer, scheme, native_id, revision, bundle_id) DO UPDATE
           SET canonical = excluded.canonical, canonical_sha256 = excluded.canonical_sha256,
               rules_version = excluded.rules_version,
               rendered_at = clock_timestamp()""",
        renditions);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static Object[] arrays(Collection<AuditKey> keys) {
    return new Object[] {
      keys.stream().map(AuditKey::buyer).toArray(String[]::new),
      keys.stream().map(AuditKey::scheme).toArray(String[]::new),
      keys.stream().map(AuditKey::nativeId).toArray(String[]::new)
    };
  }
}
