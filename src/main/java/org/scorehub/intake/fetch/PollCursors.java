package org.scorehub.intake.fetch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The cursors of all sources, and how their polls went. Says a failure once, not at every poll.
 * Only a move of the cursor waits for the disk; when a poll began and ended may be forgotten in a
 * crash.
 */
@Component
final class PollCursors implements SourceCursors {

  private static final Logger log = LoggerFactory.getLogger(PollCursors.class);
  private static final int MAX_ERROR = 500;

  private record Failure(int count, @Nullable String before) {}

  private final JdbcTemplate jdbc;

  PollCursors(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  @Override
  public Optional<PollState> begin(PollSource source, String leader) {
    return jdbc
        .query(
            """
            INSERT INTO poll_cursor AS p (buyer, connector, document, leader, last_poll_at)
            SELECT s.*, now()
              FROM set_config('synchronous_commit', 'off', true),
                   (VALUES (?, ?, ?, ?)) AS s (buyer, connector, document, leader)
             WHERE NOT EXISTS (SELECT FROM connector_pause c WHERE c.buyer = s.buyer
                                  AND c.connector = s.connector AND c.resumed_at IS NULL)
            ON CONFLICT (buyer, connector, document)
              DO UPDATE SET leader = excluded.leader, last_poll_at = excluded.last_poll_at
              WHERE p.not_before IS NULL OR p.not_before <= now()
            RETURNING cursor, next_page, etag, advanced, failures""",
            (row, n) -> state(row),
            source.tenant(),
            source.connector(),
            source.document(),
            leader)
        .stream()
        .findFirst();
  }

  private static PollState state(ResultSet row) throws SQLException {
    return new PollState(
        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5));
  }

  @Override
  public PollState advance(PollSource source, PollState reached) {
    int moved =
        jdbc.update(
            """
            UPDATE poll_cursor SET cursor = ?, next_page = ?, etag = ?, advanced = advanced + 1
             WHERE buyer = ? AND connector = ? AND document = ? AND advanced = ?""",
            reached.cursor(),
            reached.nextPage(),
            reached.etag(),
            source.tenant(),
            source.connector(),
            source.document(),
            reached.advanced());
    if (moved == 0) {
      throw new SourceUnavailable("another instance has moved the cursor of " + source);
    }
    succeeded(source, reached.failures());
    return reached.stored();
  }

  @Override
  public void succeeded(PollSource source, int failuresBefore) {
    jdbc.update(
        """
        UPDATE poll_cursor
           SET last_success_at = now(), last_error = NULL, failures = 0, not_before = NULL
          FROM set_config('synchronous_commit', 'off', true)
         WHERE buyer = ? AND connector = ? AND document = ?""",
        source.tenant(),
        source.connector(),
        source.document());
    if (failuresBefore > 0) {
      log.info("{} can be fetched again, after {} failed polls", source, failuresBefore);
    }
  }

  @Override
  public void failed(PollSource source, Throwable cause) {
    try {
      String error = describe(cause);
      Failure failure = count(source, error);
      Duration pause = PollPause.after(failure.count(), asked(cause));
      jdbc.update(
          """
          UPDATE poll_cursor SET not_before = now() + ?::interval
           WHERE buyer = ? AND connector = ? AND document = ?""",
          pause.toMillis() + " milliseconds",
          source.tenant(),
          source.connector(),
          source.document());
      if (!error.equals(failure.before())) {
        log.warn("{} cannot be fetched, next try in {} ms: {}", source, pause.toMillis(), error);
      }
    } catch (DataAccessException e) {
      log.debug("{} cannot be fetched, nor can that be written down", source, e);
    }
  }

  private Failure count(PollSource source, String error) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            WITH before AS (SELECT last_error FROM poll_cursor
                             WHERE buyer = ? AND connector = ? AND document = ?)
            INSERT INTO poll_cursor AS p (buyer, connector, document, failures, last_error)
            VALUES (?, ?, ?, 1, ?)
            ON CONFLICT (buyer, connector, document)
              DO UPDATE SET failures = p.failures + 1, last_error = excluded.last_error
            RETURNING failures, (SELECT last_error FROM before)""",
            (row, n) -> new Failure(row.getInt(1), row.getString(2)),
            source.tenant(),
            source.connector(),
            source.document(),
            source.tenant(),
            source.connector(),
            source.document(),
            error));
  }

  private static @Nullable Duration asked(Throwable cause) {
    return cause instanceof SourceUnavailable unavailable ? unavailable.retryAfter() : null;
  }

  private static String describe(Throwable cause) {
    StringBuilder text = new StringBuilder(said(cause));
    for (Throwable deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
      String more = String.valueOf(deeper.getMessage());
      if (text.indexOf(more) < 0) {
        text.append(": ").append(more);
      }
    }
    String line = text.toString().replace('\0', ' ').replaceAll("\\s+", " ").strip();
    return line.length() > MAX_ERROR ? line.substring(0, MAX_ERROR) + "…" : line;
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof SourceUnavailable && message != null
        ? message
        : cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
