package org.scorehub.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes leaves of the rows as they are now. A leaf holds only what no lawful act changes later: no
 * state of an exchange, and of a delivery neither site nor version, which a merge of sites moves.
 */
final class LeafRows {

  private static final String WANTED =
      " FROM unnest(?::text[], ?::uuid[], ?::text[]) AS w(buyer, id, part) JOIN ";

  private static final Map<RecordKind, String> SELECT =
      Map.of(
          RecordKind.EXCHANGE,
          "SELECT e.*, '' AS part, e.received_at AS leaf_at"
              + WANTED
              + "exchange e USING (buyer, id)",
          RecordKind.DELIVERY,
          "SELECT d.buyer, d.id, '' AS part, d.created_at AS leaf_at, d.connector, d.document,"
              + " d.idempotency_key, d.content_type, d.content_sha256, d.bundle_id, d.created_at"
              + WANTED
              + "delivery d USING (buyer, id)",
          RecordKind.ATTEMPT,
          "SELECT a.*, a.delivery_id AS id, a.number::text AS part, a.finished_at AS leaf_at"
              + WANTED
              + "delivery_attempt a ON (a.buyer, a.delivery_id, a.number) ="
              + " (w.buyer, w.id, w.part::int)",
          RecordKind.RECEIPT,
          "SELECT d.buyer, d.id, w.part, coalesce(d.finished_at, d.created_at) AS leaf_at, d.state,"
              + " d.attempts, d.receipt, d.finished_at, d.state IN ('DUE', 'READY')"
              + " OR d.attempts > split_part(w.part, '/', 2)::int AS superseded"
              + WANTED
              + "delivery d USING (buyer, id)",
          RecordKind.ERASURE,
          "SELECT r.*, '' AS part, coalesce(r.done_at, r.asked_at) AS leaf_at"
              + WANTED
              + "erasure r USING (buyer, id)");

  private final JdbcTemplate jdbc;

  LeafRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Leaves of those records that there are. */
  Map<RecordKey, Leaf> read(Collection<RecordKey> keys) {
    Map<RecordKey, Leaf> found = new HashMap<>();
    for (RecordKind kind : RecordKind.values()) {
      List<RecordKey> ofKind = keys.stream().filter(key -> key.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        read(kind, ofKind).forEach(leaf -> found.put(leaf.key(), leaf));
      }
    }
    return found;
  }

  private List<Leaf> read(RecordKind kind, List<RecordKey> keys) {
    return jdbc.query(
        SELECT.get(kind),
        (row, n) -> leaf(kind, row),
        keys.stream().map(RecordKey::buyer).toArray(String[]::new),
        keys.stream().map(RecordKey::id).toArray(UUID[]::new),
        keys.stream().map(RecordKey::part).toArray(String[]::new));
  }

  private static Leaf leaf(RecordKind kind, ResultSet row) throws SQLException {
    RecordKey key =
        new RecordKey(
            kind, row.getString("buyer"), row.getObject("id", UUID.class), row.getString("part"));
    Fields fields = new Fields(row, JsonNodeFactory.instance.objectNode());
    fields.json.put("kind", kind.text()).put("buyer", key.buyer()).put("id", key.id().toString());
    if (kind == RecordKind.RECEIPT && row.getBoolean("superseded")) {
      return new Leaf(key, Instant.EPOCH, Leaf.SUPERSEDED);
    }
    fill(kind, fields);
    Timestamp at = row.getTimestamp("leaf_at");
    return new Leaf(key, at == null ? Instant.EPOCH : at.toInstant(), fields.json.toString());
  }

  private static void fill(RecordKind kind, Fields fields) throws SQLException {
    switch (kind) {
      case EXCHANGE -> exchange(fields);
      case DELIVERY -> delivery(fields);
      case ATTEMPT -> attempt(fields);
      case RECEIPT -> receipt(fields);
      case ERASURE -> erasure(fields);
    }
  }

  private static void exchange(Fields fields) throws SQLException {
    fields
        .text("connector", "connector")
        .text("document", "document")
        .text("transport", "transport")
        .text("contentType", "content_type")
        .number("size", "size")
        .hash("sha256", "sha256")
        .text("nativeKey", "native_key")
        .time("receivedAt", "received_at")
        .text("fileName", "file_name")
        .text("parent", "parent_id")
        .number("ordinal", "ordinal")
        .text("sheet", "sheet")
        .number("firstRow", "first_row");
  }

  private static void delivery(Fields fields) throws SQLException {
    fields
        .text("connector", "connector")
        .text("document", "document")
        .text("idempotencyKey", "idempotency_key")
        .text("contentType", "content_type")
        .hash("sha256", "content_sha256")
        .text("bundle", "bundle_id")
        .time("createdAt", "created_at");
  }

  private static void attempt(Fields fields) throws SQLException {
    fields
        .number("number", "number")
        .time("at", "at")
        .time("finishedAt", "finished_at")
        .text("outcome", "outcome")
        .text("status", "status")
        .text("detail", "detail");
  }

  private static void receipt(Fields fields) throws SQLException {
    fields
        .text("state", "state")
        .number("attempt", "attempts")
        .text("receipt", "receipt")
        .time("at", "finished_at");
  }

  private static void erasure(Fields fields) throws SQLException {
    fields
        .text("of", "kind")
        .text("record", "record_id")
        .text("reason", "reason")
        .text("basis", "basis")
        .text("askedBy", "asked_by")
        .time("askedAt", "asked_at")
        .time("doneAt", "done_at");
  }

  /** The members of a leaf, each with the column that it comes from. */
  private record Fields(ResultSet row, ObjectNode json) {

    Fields text(String member, String column) throws SQLException {
      json.put(member, row.getString(column));
      return this;
    }

    Fields number(String member, String column) throws SQLException {
      long value = row.getLong(column);
      json.put(member, row.wasNull() ? null : (Long) value);
      return this;
    }

    Fields time(String member, String column) throws SQLException {
      Timestamp value = row.getTimestamp(column);
      json.put(member, value == null ? null : value.toInstant().toString());
      return this;
    }

    Fields hash(String member, String column) throws SQLException {
      byte @Nullable [] value = row.getBytes(column);
      json.put(member, value == null ? null : HexFormat.of().formatHex(value));
      return this;
    }
  }
}
