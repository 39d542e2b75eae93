package org.scorehub.web.connector;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * How the hub fetches a document from one tenant.
 *
 * @param tenant organisation that it is fetched from
 * @param lastPollAt when it was last tried; null before the first time
 * @param lastSuccessAt when the source last answered as it should; null if never
 * @param lastError why the last poll failed; null if it did not
 * @param failures failed polls since then
 * @param cursor how far it was fetched, in the source's own words; null if it has none
 * @param leader the instance that polled last
 */
record PollView(
    String tenant,
    @Nullable Instant lastPollAt,
    @Nullable Instant lastSuccessAt,
    @Nullable String lastError,
    int failures,
    @Nullable String cursor,
    @Nullable String leader) {

  static final String COLUMNS =
      "connector, document, buyer, last_poll_at, last_success_at, last_error, failures, cursor,"
          + " leader";

  static PollView from(ResultSet row) throws SQLException {
    return new PollView(
        row.getString("buyer"),
        Columns.instantOrNull(row, "last_poll_at"),
        Columns.instantOrNull(row, "last_success_at"),
        row.getString("last_error"),
        row.getInt("failures"),
        row.getString("cursor"),
        row.getString("leader"));
  }
}
