package org.scorehub.web.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.web.Columns;

/**
 * One of several attempts at an exchange.
 *
 * @param number from 1, which is what first became of it
 * @param stage what it began with: RECEIVED or CANONICAL
 * @param outcome state it came to, or FAILED
 * @param problems found by this attempt
 * @param askedBy null for the first
 * @param replay the replay it belongs to; null for the first
 */
public record ExchangeAttempt(
    int number,
    Instant at,
    String stage,
    @Nullable String bundleId,
    String outcome,
    @Nullable Integer revision,
    @Nullable String detail,
    List<Problem> problems,
    @Nullable String askedBy,
    @Nullable String reason,
    @Nullable UUID replay) {

  public static ExchangeAttempt from(ResultSet row, int number) throws SQLException {
    return new ExchangeAttempt(
        row.getInt("number"),
        Columns.instant(row, "at"),
        row.getString("stage"),
        row.getString("bundle_id"),
        row.getString("outcome"),
        Columns.integer(row, "revision"),
        row.getString("detail"),
        Columns.list(row, "problems", Problem.class),
        row.getString("asked_by"),
        row.getString("reason"),
        Columns.uuidOrNull(row, "job_id"));
  }
}
