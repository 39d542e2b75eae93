package org.scorehub.proof;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hashes the bytes that are kept of records, a few chunks in memory at a time. */
final class StoredBytes {

  private static final String WANTED = " FROM unnest(?::text[], ?::uuid[]) AS w(buyer, id) JOIN ";
  private static final String PAYLOADS =
      "SELECT p.buyer, p.exchange_id, p.bytes"
          + WANTED
          + "payload p ON (p.buyer, p.exchange_id) = (w.buyer, w.id)"
          + " ORDER BY p.buyer, p.exchange_id, p.seq";
  private static final String CONTENTS =
      "SELECT d.buyer, d.id, d.content"
          + WANTED
          + "delivery d USING (buyer, id) WHERE d.content IS NOT NULL ORDER BY d.buyer, d.id";
  private static final int CHUNKS_AT_A_TIME = 32;

  private final JdbcTemplate jdbc;

  /**
   * @param jdbc used within a transaction, as only then rows come a few at a time
   */
  StoredBytes(JdbcTemplate jdbc) {
    this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
    this.jdbc.setFetchSize(CHUNKS_AT_A_TIME);
  }

  /** Hashes in hex of those exchanges and deliveries whose bytes are there. */
  Map<RecordKey, String> hashes(Collection<RecordKey> keys) {
    Map<RecordKey, String> hashes = new HashMap<>();
    for (RecordKind kind : List.of(RecordKind.EXCHANGE, RecordKind.DELIVERY)) {
      List<RecordKey> ofKind = keys.stream().filter(key -> key.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        hash(kind, ofKind, hashes);
      }
    }
    return hashes;
  }

  private void hash(RecordKind kind, List<RecordKey> keys, Map<RecordKey, String> hashes) {
    Running running = new Running(hashes);
    jdbc.query(
        kind == RecordKind.EXCHANGE ? PAYLOADS : CONTENTS,
        row -> {
          running.add(
              new RecordKey(kind, row.getString(1), row.getObject(2, UUID.class), ""),
              row.getBytes(3));
        },
        keys.stream().map(RecordKey::buyer).toArray(String[]::new),
        keys.stream().map(RecordKey::id).toArray(UUID[]::new));
    running.end();
  }

  /** The hash of the record whose chunks are coming in. */
  private static final class Running {

    private final Map<RecordKey, String> hashes;
    private final MessageDigest digest = Hashes.digest();
    private @Nullable RecordKey current;

    Running(Map<RecordKey, String> hashes) {
      this.hashes = hashes;
    }

    void add(RecordKey key, byte[] chunk) {
      if (!key.equals(current)) {
        end();
        current = key;
      }
      digest.update(chunk);
    }

    void end() {
      if (current != null) {
        hashes.put(current, HexFormat.of().formatHex(digest.digest()));
        current = null;
      }
    }
  }
}
