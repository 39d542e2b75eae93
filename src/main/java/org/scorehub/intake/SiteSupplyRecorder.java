package org.scorehub.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Site;
import org.scorehub.journal.ExchangeState;
import org.springframework.stereotype.Component;

/**
 * Records documents that describe a site and nothing else. The description itself is kept for every
 * document in {@code site_supply}; here it is told whether it says anything new. The content
 * received last counts: what was received before it and comes late, as rows of a long table do,
 * changes nothing.
 */
@Component
final class SiteSupplyRecorder implements CanonicalRecorder {

  private record Key(String buyer, String connector, String document, String nativeId) {}

  private record Stored(UUID siteId, int revision, byte[] contentHash, Instant suppliedAt) {

    boolean says(UUID site, byte[] hash) {
      return siteId.equals(site) && Arrays.equals(contentHash, hash);
    }
  }

  @Override
  public Set<Class<? extends SpecificRecord>> types() {
    return Set.of(Site.class);
  }

  @Override
  public void record(List<SiteDocument> documents, Recording recording) {
    Map<Key, Stored> stored = stored(documents, recording);
    Map<Key, Object[]> rows = new LinkedHashMap<>();
    for (SiteDocument document : documents) {
      Key key = key(document);
      settle(document, stored.get(key), recording)
          .ifPresent(
              now -> {
                stored.put(key, now);
                rows.put(key, row(key, now, document));
              });
    }
    write(List.copyOf(rows.values()), recording);
  }

  /** What is known after the document; empty if it is not the last. */
  private static Optional<Stored> settle(
      SiteDocument document, @Nullable Stored known, Recording recording) {
    byte[] hash = NativeContent.hash(document.translation().nativeTree());
    Instant received = document.received().receivedAt();
    if (known != null && received.isBefore(known.suppliedAt())) {
      unchanged(document, known, "received before revision ", recording);
      return Optional.empty();
    }
    if (known != null && known.says(document.siteId(), hash)) {
      unchanged(document, known, "same content as revision ", recording);
      return Optional.of(new Stored(known.siteId(), known.revision(), hash, received));
    }
    int revision = known == null ? 1 : known.revision() + 1;
    recording.settle(document, ExchangeState.RECORDED, revision, "revision " + revision);
    publish(document, recording);
    return Optional.of(new Stored(document.siteId(), revision, hash, received));
  }

  private static void unchanged(
      SiteDocument document, Stored known, String why, Recording recording) {
    recording.settle(document, ExchangeState.UNCHANGED, known.revision(), why + known.revision());
  }

  private static void publish(SiteDocument document, Recording recording) {
    recording.publish(
        new HubEvent(
            document.buyer(),
            document.siteId(),
            document.siteVersion(),
            "org.scorehub.site.supplied.v1",
            Site.newBuilder(document.site()).setSiteId(document.siteId().toString()).build(),
            document.received().id()));
  }

  private static Key key(SiteDocument document) {
    ReceivedDocument received = document.received();
    String nativeKey = received.nativeKey();
    return new Key(
        received.buyer(),
        received.connector(),
        received.document(),
        nativeKey == null ? document.siteId().toString() : nativeKey);
  }

  private static Map<Key, Stored> stored(List<SiteDocument> documents, Recording recording) {
    List<Key> keys = documents.stream().map(SiteSupplyRecorder::key).distinct().toList();
    Map<Key, Stored> stored = new HashMap<>();
    recording
        .jdbc()
        .query(
            """
            SELECT buyer, connector, document, native_id, site_id, revision, content_hash,
                   supplied_at
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
                   AS wanted (buyer, connector, document, native_id)
              JOIN site_record USING (buyer, connector, document, native_id)""",
            row -> {
              stored.put(
                  new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                  new Stored(
                      row.getObject(5, UUID.class),
                      row.getInt(6),
                      row.getBytes(7),
                      row.getTimestamp(8).toInstant()));
            },
            keys.stream().map(Key::buyer).toArray(String[]::new),
            keys.stream().map(Key::connector).toArray(String[]::new),
            keys.stream().map(Key::document).toArray(String[]::new),
            keys.stream().map(Key::nativeId).toArray(String[]::new));
    return stored;
  }

  private static void write(List<Object[]> rows, Recording recording) {
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO site_record (buyer, connector, document, native_id, site_id, revision,
                content_hash, exchange_id, supplied_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (buyer, connector, document, native_id) DO UPDATE
               SET site_id = excluded.site_id, revision = excluded.revision,
                   content_hash = excluded.content_hash, exchange_id = excluded.exchange_id,
                   supplied_at = excluded.supplied_at, updated_at = now()""",
            rows);
  }

  private static Object[] row(Key key, Stored now, SiteDocument document) {
    return new Object[] {
      key.buyer(),
      key.connector(),
      key.document(),
      key.nativeId(),
      now.siteId(),
      now.revision(),
      now.contentHash(),
      document.received().id(),
      Timestamp.from(now.suppliedAt())
    };
  }
}
