package org.scorehub.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal is told of an exchange before any work on it.
 *
 * @param sha256 hash of the bytes, 32 bytes
 * @param nativeKey null if it could not be read
 * @param fileName name of the file it came in; null if none was given
 * @param part null unless it is a child of a table
 */
public record Admission(
    UUID id,
    String buyer,
    String connector,
    String document,
    String transport,
    @Nullable String contentType,
    long size,
    byte[] sha256,
    @Nullable String nativeKey,
    Instant receivedAt,
    @Nullable String fileName,
    @Nullable Part part) {

  /** That of a row of {@code exchange}. */
  public static Admission of(ResultSet row) throws SQLException {
    return new Admission(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("buyer"),
        row.getString("connector"),
        row.getString("document"),
        row.getString("transport"),
        row.getString("content_type"),
        row.getLong("size"),
        row.getBytes("sha256"),
        row.getString("native_key"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("file_name"),
        part(row));
  }

  private static @Nullable Part part(ResultSet row) throws SQLException {
    UUID parent = row.getObject("parent_id", UUID.class);
    return parent == null
        ? null
        : new Part(
            parent, row.getLong("ordinal"), row.getString("sheet"), row.getLong("first_row"));
  }
}
