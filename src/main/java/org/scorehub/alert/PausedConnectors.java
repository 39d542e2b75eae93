package org.scorehub.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Raises an alert for each connector that an organisation has left paused for long, once for each
 * pause, and ends it when the connector is resumed. One that has not gone out by then goes no more.
 */
@Component
final class PausedConnectors {

  private static final String RAISED =
      """
      INSERT INTO alert (buyer, id, direction, connector, document, state, code, path, count,
          window_from, window_to, due_at)
      SELECT p.buyer, gen_random_uuid(), 'connector', p.connector, '', 'PAUSED', 'connector.paused',
             '', (SELECT count(*) FROM held_document h
                   WHERE h.buyer = p.buyer AND h.connector = p.connector), p.paused_at, ?, now()
        FROM connector_pause p
       WHERE p.resumed_at IS NULL AND p.paused_at <= ?
         AND NOT EXISTS (SELECT FROM alert a
                          WHERE a.buyer = p.buyer AND a.direction = 'connector'
                            AND a.connector = p.connector AND a.window_from = p.paused_at)\
      """;
  private static final String ENDED =
      """
      UPDATE alert a
         SET ended_at = coalesce((SELECT p.resumed_at FROM connector_pause p
                                   WHERE p.buyer = a.buyer AND p.connector = a.connector
                                     AND p.paused_at = a.window_from), ?),
             sending = CASE WHEN sending IN ('OPEN', 'DUE') THEN 'ENDED' ELSE sending END
       WHERE direction = 'connector' AND ended_at IS NULL
         AND NOT EXISTS (SELECT FROM connector_pause p
                          WHERE p.buyer = a.buyer AND p.connector = a.connector
                            AND p.paused_at = a.window_from AND p.resumed_at IS NULL)\
      """;

  private final Duration paused;
  private final Clock clock;

  PausedConnectors(AlertSettings settings, Clock clock) {
    this.paused = settings.paused();
    this.clock = clock;
  }

  /** Looks at all pauses as they are now. */
  void watch(JdbcTemplate jdbc) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.update(ENDED, now);
    jdbc.update(RAISED, now, Timestamp.from(clock.instant().minus(paused)));
  }
}
