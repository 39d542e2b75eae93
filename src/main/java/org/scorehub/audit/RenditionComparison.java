package org.scorehub.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.intake.NativeContent;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Says of audits translated again whether recording them would change nothing, by the measure of
 * the recorder itself: native content and canonical record, placed by the rules of today, are what
 * is stored.
 */
@Component
public final class RenditionComparison {

  /**
   * An audit translated again.
   *
   * @param exchange that it came in
   * @param revision that it is
   * @param site that it is recorded at; null if unknown
   * @param canonical is placed by the rules of today, otherwise left as it is
   * @param content hash of its native content
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one comparison
  public record Reading(
      UUID exchange, int revision, @Nullable UUID site, Audit canonical, byte[] content) {}

  @SuppressWarnings("ArrayRecordComponent") // made for one comparison
  private record Stored(byte[] content, byte[] canonical) {}

  private final JdbcTemplate jdbc;
  private final RulesInUse rules;

  RenditionComparison(PipelineDatabase database, RulesInUse rules) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.rules = rules;
  }

  /** The exchanges of those readings that are what is stored. */
  public Set<UUID> unchanged(String buyer, Collection<Reading> readings) {
    if (readings.isEmpty()) {
      return Set.of();
    }
    Matcher matcher = rules.matcher();
    Map<UUID, Stored> stored = stored(buyer, readings);
    Set<UUID> same = new HashSet<>();
    for (Reading reading : readings) {
      Stored known = stored.get(reading.exchange());
      if (known != null
          && Arrays.equals(known.content(), reading.content())
          && isAsBefore(reading, known.canonical(), matcher)) {
        same.add(reading.exchange());
      }
    }
    return same;
  }

  private static boolean isAsBefore(Reading reading, byte[] known, Matcher matcher) {
    Audit audit = reading.canonical();
    int revision = audit.getRevision();
    String site = audit.getSite().getSiteId();
    FindingAnswers.place(audit, matcher);
    audit.setRevision(reading.revision());
    audit.getSite().setSiteId(String.valueOf(reading.site()));
    byte[] canonical = AvroCodec.encode(audit);
    audit.setRevision(revision);
    audit.getSite().setSiteId(site);
    return Arrays.equals(canonical, known) || Arrays.equals(canonical, placed(known, matcher));
  }

  private static byte[] placed(byte[] stored, Matcher matcher) {
    Audit audit = AvroCodec.decode(Audit.class, stored);
    FindingAnswers.place(audit, matcher);
    return AvroCodec.encode(audit);
  }

  private Map<UUID, Stored> stored(String buyer, Collection<Reading> readings) {
    Map<UUID, Stored> stored = new HashMap<>();
    jdbc.query(
        """
        SELECT w.id, r.content_hash, n.canonical
          FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[])
               AS w (id, scheme, native_id, revision)
          JOIN audit_revision r ON r.buyer = ?
               AND (r.scheme, r.native_id, r.revision) = (w.scheme, w.native_id, w.revision)
          JOIN LATERAL (SELECT canonical FROM audit_rendition a
                         WHERE (a.buyer, a.scheme, a.native_id, a.revision)
                             = (r.buyer, r.scheme, r.native_id, r.revision)
                         ORDER BY rendered_at DESC LIMIT 1) n ON true""",
        row -> {
          stored.put(
              Objects.requireNonNull(row.getObject(1, UUID.class)),
              new Stored(row.getBytes(2), row.getBytes(3)));
        },
        readings.stream().map(Reading::exchange).toArray(UUID[]::new),
        readings.stream().map(r -> r.canonical().getScheme()).toArray(String[]::new),
        readings.stream().map(r -> r.canonical().getNativeId()).toArray(String[]::new),
        readings.stream().map(Reading::revision).toArray(Integer[]::new),
        buyer);
    return stored;
  }

  /** The reading of a document, to be compared. */
  public static Reading reading(
      UUID exchange, int revision, @Nullable UUID site, Audit canonical, JsonNode nativeTree) {
    return new Reading(exchange, revision, site, canonical, NativeContent.hash(nativeTree));
  }
}
