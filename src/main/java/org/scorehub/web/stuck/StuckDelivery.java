package org.scorehub.web.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/** Deliveries that are not sent: what holds each is told by its receiver's row and its lane. */
final class StuckDelivery {

  /** The oldest first of each kind; those that wait as every one does for a moment are left out. */
  static final String DELIVERIES =
      """
      WITH RECURSIVE kind AS (
        (SELECT connector, document, state FROM delivery ORDER BY connector, document, state LIMIT 1)
        UNION ALL
        SELECT n.connector, n.document, n.state FROM kind k CROSS JOIN LATERAL (
          SELECT d.connector, d.document, d.state FROM delivery d
           WHERE (d.connector, d.document, d.state) > (k.connector, k.document, k.state)
           ORDER BY d.connector, d.document, d.state LIMIT 1) n),
      late AS MATERIALIZED (
        SELECT f.* FROM kind k CROSS JOIN LATERAL (
          SELECT d.id, d.site_id, d.connector, d.document, d.state, d.attempts, d.not_before, d.reason,
                 d.problems -> 0 ->> 'code' AS code, d.problems -> 0 ->> 'message' AS message,
                 coalesce(d.finished_at, d.replayed_at, d.created_at) AS since
            FROM delivery d
           WHERE d.connector = k.connector AND d.document = k.document AND d.state = k.state
             AND (d.state NOT IN ('DUE', 'READY') OR (d.attempts > 0 AND d.not_before > now())
                  OR coalesce(d.replayed_at, d.created_at) < now() - :usual::interval)
           ORDER BY d.created_at LIMIT :most) f
         WHERE k.state IN ('DUE', 'READY', 'REFUSED', 'PARKED')
         ORDER BY f.since LIMIT :most)
      SELECT l.*, now() AS now, NULL AS native_key,
             (SELECT s.name FROM site_standing s WHERE s.at_site = l.site_id) AS site_name,
             r.paused_at, r.pause_reason, r.tripped_at, r.probe_at, r.last_failure, r.held_by,
             r.not_before AS held_until, head.id AS head, head.not_before AS head_next,
             EXISTS (SELECT FROM delivery_attempt a
                      WHERE a.delivery_id = l.id AND a.number = l.attempts AND a.finished_at IS NULL
                        AND a.at < now() - :usual::interval) AS cut_off
        FROM late l
        LEFT JOIN receiver_state r ON r.connector = l.connector AND r.buyer = hub_organisation()
        LEFT JOIN LATERAL (
          SELECT h.id, h.not_before FROM delivery h
           WHERE l.state IN ('DUE', 'READY') AND h.connector = l.connector AND h.site_id = l.site_id
             AND h.state IN ('DUE', 'READY')
           ORDER BY h.version, h.created_at LIMIT 1) head ON true""";

  private StuckDelivery() {}

  static Stuck from(ResultSet row, int number) throws SQLException {
    StuckReason reason = reason(row);
    return Stuck.of(
        "out",
        row,
        reason,
        row.getString("code"),
        message(row, reason),
        reason == StuckReason.BEHIND_ANOTHER ? Columns.uuidOrNull(row, "head") : null,
        next(row, reason));
  }

  private static StuckReason reason(ResultSet row) throws SQLException {
    return switch (row.getString("state")) {
      case "REFUSED" -> StuckReason.REFUSED;
      case "PARKED" -> StuckReason.GIVEN_UP;
      default -> waiting(row);
    };
  }

  private static StuckReason waiting(ResultSet row) throws SQLException {
    UUID head = Columns.uuidOrNull(row, "head");
    if (row.getString("paused_at") != null) {
      return StuckReason.RECEIVER_PAUSED;
    } else if (row.getString("tripped_at") != null) {
      return StuckReason.RECEIVER_UNAVAILABLE;
    } else if (isAhead(row, "held_until")) {
      return "RATE".equals(row.getString("held_by"))
          ? StuckReason.RATE_REACHED
          : StuckReason.RECEIVER_ASKED_TO_WAIT;
    } else if (head != null && !head.equals(Columns.uuid(row, "id"))) {
      return StuckReason.BEHIND_ANOTHER;
    } else if (row.getBoolean("cut_off")) {
      return StuckReason.NO_END_SEEN;
    }
    return row.getInt("attempts") > 0 ? StuckReason.TRIED_AGAIN : StuckReason.NOT_TRIED;
  }

  private static boolean isAhead(ResultSet row, String column) throws SQLException {
    Instant at = Columns.instantOrNull(row, column);
    return at != null && at.isAfter(Columns.instant(row, "now"));
  }

  private static @Nullable String message(ResultSet row, StuckReason reason) throws SQLException {
    return switch (reason) {
      case RECEIVER_PAUSED -> row.getString("pause_reason");
      case RECEIVER_UNAVAILABLE, RECEIVER_ASKED_TO_WAIT -> row.getString("last_failure");
      default ->
          row.getString("reason") == null ? row.getString("message") : row.getString("reason");
    };
  }

  private static @Nullable Instant next(ResultSet row, StuckReason reason) throws SQLException {
    return switch (reason) {
      case REFUSED, GIVEN_UP, RECEIVER_PAUSED -> null;
      case RECEIVER_UNAVAILABLE -> Columns.instantOrNull(row, "probe_at");
      case RECEIVER_ASKED_TO_WAIT, RATE_REACHED -> Columns.instantOrNull(row, "held_until");
      case BEHIND_ANOTHER -> Columns.instantOrNull(row, "head_next");
      default -> Columns.instantOrNull(row, "not_before");
    };
  }
}
