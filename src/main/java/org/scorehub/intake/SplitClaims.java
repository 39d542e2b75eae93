package org.scorehub.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which tables one instance is splitting, and how far it came, in PostgreSQL. A table is held by a
 * lease of {@value #LEASE_SECONDS} seconds: whoever lost it changes nothing any more.
 */
final class SplitClaims {

  static final int LEASE_SECONDS = 12;

  /**
   * A table to split.
   *
   * @param bundleId files that its connector had when it was received
   * @param done the last child that is durable on the inbound topic; 0 for none
   * @param attempts how often it was opened since the last batch, this time included
   */
  record Claim(
      UUID id,
      String buyer,
      String connector,
      String document,
      String transport,
      String bundleId,
      Instant receivedAt,
      @Nullable String fileName,
      long done,
      int attempts) {

    String leaseName() {
      return "split/" + id;
    }
  }

  private static final String LEASE = "now() + interval '" + LEASE_SECONDS + " seconds'";

  private final JdbcTemplate jdbc;
  private final String holder = UUID.randomUUID().toString();

  SplitClaims(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /** Takes tables that nobody is splitting, oldest first, and counts an attempt at each. */
  List<Claim> take(int most) {
    return jdbc.query(
        """
        WITH free AS (
          SELECT 'split/' || s.exchange_id AS name FROM bulk_split s
            LEFT JOIN lease l ON l.name = 'split/' || s.exchange_id
           WHERE s.finished_at IS NULL AND (l.until IS NULL OR l.until < now())
           ORDER BY s.exchange_id LIMIT ?),
        claimed AS (
          INSERT INTO lease (name, holder, until) SELECT name, ?, %s FROM free
          ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
           WHERE lease.until < now()
          RETURNING name)
        UPDATE bulk_split s
           SET attempts = s.attempts + 1, started_at = coalesce(s.started_at, now())
          FROM claimed, exchange e
         WHERE s.exchange_id = split_part(claimed.name, '/', 2)::uuid
           AND s.finished_at IS NULL AND e.buyer = s.buyer AND e.id = s.exchange_id
        RETURNING e.id, e.buyer, e.connector, e.document, e.transport,
                  coalesce(e.bundle_id, '') AS bundle_id, e.received_at, e.file_name,
                  s.done_ordinal, s.attempts"""
            .formatted(LEASE),
        SplitClaims::claim,
        most,
        holder);
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("buyer"),
        row.getString("connector"),
        row.getString("document"),
        row.getString("transport"),
        row.getString("bundle_id"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("file_name"),
        row.getLong("done_ordinal"),
        row.getInt("attempts"));
  }

  /** Keeps tables a while longer. */
  void renew(Collection<Claim> claims) {
    jdbc.update(
        "UPDATE lease SET until = " + LEASE + " WHERE holder = ? AND name = ANY (?)",
        holder,
        claims.stream().map(Claim::leaseName).toArray(String[]::new));
  }

  /**
   * Notes how far a table has come.
   *
   * @return false if another instance holds it by now; nothing is noted then
   */
  boolean advance(Claim claim, long done) {
    return jdbc.update(
            """
            WITH held AS (
              UPDATE lease SET until = %s WHERE name = ? AND holder = ? RETURNING 1)
            UPDATE bulk_split SET done_ordinal = ?, attempts = 0
             WHERE buyer = ? AND exchange_id = ? AND EXISTS (SELECT FROM held)"""
                .formatted(LEASE),
            claim.leaseName(),
            holder,
            done,
            claim.buyer(),
            claim.id())
        == 1;
  }

  /**
   * Notes that a table is done with and gives it back; call within a transaction.
   *
   * @return false if another instance holds it by now; nothing is noted then
   */
  boolean finish(Claim claim) {
    return jdbc.update(
            """
            WITH held AS (DELETE FROM lease WHERE name = ? AND holder = ? RETURNING 1)
            UPDATE bulk_split SET finished_at = now()
             WHERE buyer = ? AND exchange_id = ? AND EXISTS (SELECT FROM held)""",
            claim.leaseName(),
            holder,
            claim.buyer(),
            claim.id())
        == 1;
  }

  /** Gives everything back, for a clean stop. */
  void releaseAll() {
    jdbc.update("DELETE FROM lease WHERE holder = ?", holder);
  }
}
