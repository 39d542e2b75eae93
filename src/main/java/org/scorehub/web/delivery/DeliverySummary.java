package org.scorehub.web.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * What goes back to the buyer's system, in a list.
 *
 * @param version site version that it tells of
 * @param attempts how often it was sent
 * @param sha256 of the bytes sent, hexadecimal; null until they are made
 * @param notBefore earliest next attempt
 * @param receipt the buyer's own word for having it
 * @param reason why it is refused, parked or withheld
 * @param causeExchange the exchange that made it due; null if a person's decision did
 */
public record DeliverySummary(
    UUID id,
    UUID siteId,
    String connector,
    String document,
    long version,
    String state,
    int attempts,
    @Nullable String sha256,
    Instant createdAt,
    Instant notBefore,
    @Nullable Instant finishedAt,
    @Nullable String receipt,
    @Nullable String reason,
    @Nullable UUID causeExchange) {

  public static final String COLUMNS =
      "id, site_id, connector, document, version, state, attempts, content_sha256, created_at,"
          + " not_before, finished_at, receipt, reason, cause_exchange";

  public static DeliverySummary from(ResultSet row, int number) throws SQLException {
    return new DeliverySummary(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "site_id"),
        row.getString("connector"),
        row.getString("document"),
        row.getLong("version"),
        row.getString("state"),
        row.getInt("attempts"),
        Columns.hex(row, "content_sha256"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "not_before"),
        Columns.instantOrNull(row, "finished_at"),
        row.getString("receipt"),
        row.getString("reason"),
        Columns.uuidOrNull(row, "cause_exchange"));
  }
}
