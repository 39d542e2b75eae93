package org.scorehub.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.document.ByteSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The archive of untouched bytes, in PostgreSQL, in chunks. */
@Component
public final class PayloadArchive {

  private static final int CHUNK_BYTES = 256 * 1024;
  private static final byte[] NO_BYTES = {};
  private static final String INSERT =
      "INSERT INTO payload (buyer, exchange_id, seq, bytes) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private final PipelineDatabase database;

  PayloadArchive(PipelineDatabase database) {
    this.database = database;
  }

  /**
   * Stores a stream without holding it in memory, all or nothing.
   *
   * @return how many bytes there were
   * @throws UncheckedIOException if the stream fails; nothing is stored then
   */
  public long store(String buyer, UUID exchangeId, InputStream bytes) {
    return database.transactions().execute(status -> storeChunks(buyer, exchangeId, bytes));
  }

  private long storeChunks(String buyer, UUID exchangeId, InputStream bytes) {
    try {
      long size = 0;
      byte[] chunk = bytes.readNBytes(CHUNK_BYTES);
      for (int seq = 0; chunk.length > 0; seq++) {
        database.jdbc().sql(INSERT).params(buyer, exchangeId, seq, chunk).update();
        size += chunk.length;
        chunk = bytes.readNBytes(CHUNK_BYTES);
      }
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All bytes of an exchange; empty if none are kept. */
  public Optional<byte[]> read(String buyer, UUID exchangeId) {
    List<byte[]> chunks =
        database
            .jdbc()
            .sql("SELECT bytes FROM payload WHERE buyer = ? AND exchange_id = ? ORDER BY seq")
            .params(buyer, exchangeId)
            .query((row, n) -> row.getBytes(1))
            .list();
    if (chunks.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    chunks.forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }

  /** All bytes of several exchanges, by exchange; those of which none are kept are not in it. */
  public Map<UUID, byte[]> read(String buyer, Collection<UUID> exchanges) {
    Map<UUID, ByteArrayOutputStream> read = new HashMap<>();
    new JdbcTemplate(database.dataSource())
        .query(
            "SELECT exchange_id, bytes FROM payload WHERE buyer = ? AND exchange_id = ANY (?)"
                + " ORDER BY exchange_id, seq",
            row -> {
              UUID id = Objects.requireNonNull(row.getObject(1, UUID.class));
              read.computeIfAbsent(id, i -> new ByteArrayOutputStream())
                  .writeBytes(row.getBytes(2));
            },
            buyer,
            exchanges.toArray(UUID[]::new));
    Map<UUID, byte[]> bytes = new HashMap<>();
    read.forEach((id, whole) -> bytes.put(id, whole.toByteArray()));
    return bytes;
  }

  /** All bytes of an exchange, one chunk in memory at a time; none at all if none are kept. */
  public ByteSource source(String buyer, UUID exchangeId) {
    return () -> new ChunkStream(seq -> chunk(buyer, exchangeId, seq));
  }

  private byte[] chunk(String buyer, UUID exchangeId, int seq) {
    return database
        .jdbc()
        .sql("SELECT bytes FROM payload WHERE buyer = ? AND exchange_id = ? AND seq = ?")
        .params(buyer, exchangeId, seq)
        .query((row, n) -> row.getBytes(1))
        .optional()
        .orElse(NO_BYTES);
  }

  /** Gives bytes to another exchange, unless that one has its own; the first then has none. */
  public void move(String buyer, UUID from, UUID to) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              database
                  .jdbc()
                  .sql(
                      """
                      INSERT INTO payload (buyer, exchange_id, seq, bytes)
                      SELECT buyer, ?, seq, bytes FROM payload WHERE buyer = ? AND exchange_id = ?
                      ON CONFLICT DO NOTHING""")
                  .params(to, buyer, from)
                  .update();
              database
                  .jdbc()
                  .sql("DELETE FROM payload WHERE buyer = ? AND exchange_id = ?")
                  .params(buyer, from)
                  .update();
            });
  }
}
