package org.scorehub.web.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * One item of a replay.
 *
 * @param position counts from 1, in the order in which they are replayed
 * @param exchange null if it is a delivery
 * @param delivery null if it is an exchange
 * @param state WAITING, DONE or FAILED
 * @param was state before
 * @param wasBecause of a delivery, the reason for that state; null if there was none
 * @param outcome state that the attempt came to; null while it waits
 */
record ReplayItemView(
    int position,
    @Nullable UUID exchange,
    @Nullable UUID delivery,
    String state,
    String was,
    @Nullable String wasBecause,
    @Nullable String outcome,
    @Nullable String detail,
    @Nullable Instant doneAt) {

  static ReplayItemView from(ResultSet row, int number) throws SQLException {
    return new ReplayItemView(
        row.getInt("seq"),
        Columns.uuidOrNull(row, "exchange_id"),
        Columns.uuidOrNull(row, "delivery_id"),
        row.getString("state"),
        row.getString("was"),
        row.getString("was_because"),
        row.getString("outcome"),
        row.getString("detail"),
        Columns.instantOrNull(row, "done_at"));
  }
}
