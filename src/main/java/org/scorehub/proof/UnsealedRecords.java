package org.scorehub.proof;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.scorehub.proof.Discrepancy.What;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds settled records that no seal covers although they do not wait for one. */
final class UnsealedRecords {

  private static final int ROWS_AT_A_TIME = 1000;

  private static final String SELECT =
      """
      SELECT s.buyer, s.id, s.part
        FROM (%s) AS s
       WHERE NOT EXISTS (SELECT FROM sealed_leaf l WHERE (l.buyer, l.kind, l.record_id, l.part)
                          = (s.buyer, '%s', s.id, s.part))
         AND NOT EXISTS (SELECT FROM seal_queue q WHERE (q.buyer, q.kind, q.record_id, q.part)
                          = (s.buyer, '%s', s.id, s.part))\
      """;

  private static final Map<RecordKind, String> SETTLED =
      Map.of(
          RecordKind.EXCHANGE,
          "SELECT buyer, id, '' AS part FROM exchange"
              + " WHERE state NOT IN ('RECEIVED', 'SPLITTING') AND received_at >= ?",
          RecordKind.DELIVERY,
          "SELECT buyer, id, '' AS part FROM delivery"
              + " WHERE content_sha256 IS NOT NULL AND created_at >= ?",
          RecordKind.RECEIPT,
          "SELECT buyer, id, state || '/' || attempts AS part FROM delivery"
              + " WHERE state IN ('ACCEPTED', 'APPLIED') AND finished_at >= ?",
          RecordKind.ATTEMPT,
          "SELECT buyer, delivery_id AS id, number::text AS part FROM delivery_attempt"
              + " WHERE outcome IS NOT NULL AND finished_at >= ?",
          RecordKind.ERASURE,
          "SELECT buyer, id, '' AS part FROM erasure WHERE done_at >= ?");

  private final JdbcTemplate jdbc;

  UnsealedRecords(JdbcTemplate jdbc) {
    this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
    this.jdbc.setFetchSize(ROWS_AT_A_TIME);
  }

  void find(Instant since, Consumer<Discrepancy> found) {
    for (RecordKind kind : RecordKind.values()) {
      String text = kind.text();
      jdbc.query(
          SELECT.formatted(SETTLED.get(kind), text, text),
          row -> {
            RecordKey key =
                new RecordKey(
                    kind, row.getString(1), row.getObject(2, UUID.class), row.getString(3));
            found.accept(
                Discrepancy.ofRecord(What.NOT_SEALED, null, null, key, java.util.List.of()));
          },
          Timestamp.from(since));
    }
  }

  long waiting() {
    Long count = jdbc.queryForObject("SELECT count(*) FROM seal_queue", Long.class);
    return count == null ? 0 : count;
  }
}
