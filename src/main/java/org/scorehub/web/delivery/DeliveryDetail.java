package org.scorehub.web.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.web.Columns;

/**
 * What goes back to the buyer's system, with all that is known of it.
 *
 * @param idempotencyKey sent with every attempt; null until the bytes are made
 * @param size bytes of the content; null until made
 * @param canonical what the bytes were mapped from
 * @param supersedes the delivery that this one replaces
 * @param supersededBy the newer delivery because of which this one is not sent
 */
public record DeliveryDetail(
    @JsonUnwrapped DeliverySummary summary,
    @Nullable String idempotencyKey,
    @Nullable String contentType,
    @Nullable Long size,
    @Nullable String bundleId,
    @Nullable UUID supersedes,
    @Nullable UUID supersededBy,
    @Nullable JsonNode canonical,
    List<Problem> problems,
    List<Attempt> attemptLog) {

  public static final String COLUMNS =
      DeliverySummary.COLUMNS
          + ", idempotency_key, content_type, length(content)::bigint AS size, bundle_id,"
          + " supersedes, superseded_by, canonical, problems";

  /**
   * One sending.
   *
   * @param outcome accepted, refused or unavailable; null while running, or if the hub died then
   * @param status the other side's status, for example an HTTP code
   */
  public record Attempt(
      int number,
      Instant at,
      @Nullable Instant finishedAt,
      @Nullable String outcome,
      @Nullable String status,
      @Nullable String detail) {

    static Attempt from(ResultSet row, int number) throws SQLException {
      return new Attempt(
          row.getInt("number"),
          Columns.instant(row, "at"),
          Columns.instantOrNull(row, "finished_at"),
          row.getString("outcome"),
          row.getString("status"),
          row.getString("detail"));
    }
  }

  public static DeliveryDetail from(ResultSet row, List<Attempt> attempts) throws SQLException {
    return new DeliveryDetail(
        DeliverySummary.from(row, 0),
        row.getString("idempotency_key"),
        row.getString("content_type"),
        row.getObject("size", Long.class),
        row.getString("bundle_id"),
        Columns.uuidOrNull(row, "supersedes"),
        Columns.uuidOrNull(row, "superseded_by"),
        Columns.jsonOrNull(row, "canonical"),
        Columns.list(row, "problems", Problem.class),
        attempts);
  }
}
