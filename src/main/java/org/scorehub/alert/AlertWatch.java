package org.scorehub.alert;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts trouble by cause into alerts: what stands still, deliveries tried in vain for long, and
 * deadlines of escalations that passed; beside these, connectors that stay paused. A cause that is
 * new is told at once; what comes within the window after that is counted into one more message
 * when the window has passed.
 */
@Component("alertWatch")
@EnableConfigurationProperties(AlertSettings.class)
public final class AlertWatch {

  private static final Duration LEASED = Duration.ofSeconds(30);

  /** Rows carry the time at which their transaction began; one that ends later is waited for. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private static final String CAUSES =
      """
      SELECT buyer, direction, connector, document, state, code, path, visible_to,
             count(*) AS count, min(at) AS oldest, max(at) AS newest,
             (array_agg(id ORDER BY at DESC))[1] AS sample,
             (array_agg(site_id ORDER BY at DESC))[1] AS site
        FROM (SELECT alert_cause.*, since + CASE state WHEN 'WAITING' THEN ?::interval ELSE '0' END AS at
                FROM alert_cause WHERE since > ?::timestamptz - ?::interval) c
       WHERE at > ? AND at <= ?
       GROUP BY buyer, direction, connector, document, state, code, path, visible_to\
      """;

  private record Cause(
      String buyer,
      String direction,
      String connector,
      String document,
      String state,
      String code,
      String path,
      String @Nullable [] visibleTo,
      long count,
      Timestamp oldest,
      Timestamp newest,
      UUID sample,
      @Nullable UUID site) {

    static Cause from(ResultSet row, int number) throws SQLException {
      Array visibleTo = row.getArray("visible_to");
      return new Cause(
          row.getString("buyer"),
          row.getString("direction"),
          row.getString("connector"),
          row.getString("document"),
          row.getString("state"),
          row.getString("code"),
          row.getString("path"),
          visibleTo == null ? null : (String[]) visibleTo.getArray(),
          row.getLong("count"),
          row.getTimestamp("oldest"),
          row.getTimestamp("newest"),
          row.getObject("sample", UUID.class),
          row.getObject("site", UUID.class));
    }
  }

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final AlertSettings settings;
  private final PausedConnectors connectors;

  AlertWatch(PipelineDatabase database, AlertSettings settings, PausedConnectors connectors) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.leases = new Leases(database, LEASED);
    this.settings = settings;
    this.connectors = connectors;
  }

  /** Counts what came since the last time. */
  public void watch() {
    if (leases.take("alerts")) {
      database.transactions().executeWithoutResult(status -> count());
      connectors.watch(jdbc);
    }
  }

  @jakarta.annotation.PreDestroy
  void stop() {
    leases.release();
  }

  private void count() {
    Timestamp from =
        jdbc.queryForObject("SELECT seen_until FROM alert_watch FOR UPDATE", Timestamp.class);
    Timestamp to =
        jdbc.queryForObject(
            "SELECT clock_timestamp() - ?::interval", Timestamp.class, seconds(SETTLING));
    String waiting = seconds(settings.waiting());
    jdbc.query(CAUSES, Cause::from, waiting, from, waiting, from, to).forEach(this::add);
    jdbc.update("UPDATE alert_watch SET seen_until = greatest(seen_until, ?)", to);
  }

  private void add(Cause cause) {
    List<UUID> open =
        jdbc.queryForList(
            "SELECT id FROM alert WHERE sending = 'OPEN' AND state = ?"
                + " AND (buyer, direction, connector, document, code, path) = (?, ?, ?, ?, ?, ?)"
                + " AND visible_to IS NOT DISTINCT FROM ?::text[] FOR UPDATE",
            UUID.class,
            cause.state(),
            cause.buyer(),
            cause.direction(),
            cause.connector(),
            cause.document(),
            cause.code(),
            cause.path(),
            cause.visibleTo());
    if (open.isEmpty()) {
      begin(cause);
    } else {
      jdbc.update(
          "UPDATE alert SET count = count + ?, window_to = ?, sample_id = ?, at_site = ?"
              + " WHERE buyer = ? AND id = ?",
          cause.count(),
          cause.newest(),
          cause.sample(),
          cause.site(),
          cause.buyer(),
          open.get(0));
    }
  }

  /** Due at once, or when the window after the last message about the cause has passed. */
  private void begin(Cause cause) {
    jdbc.update(
        """
        INSERT INTO alert (buyer, id, direction, connector, document, state, code, path, count,
            window_from, window_to, sample_id, at_site, visible_to, due_at)
        SELECT ?, gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[],
               greatest(now(), max(coalesce(sent_at, due_at)) + ?::interval)
          FROM alert WHERE state = ?
           AND (buyer, direction, connector, document, code, path) = (?, ?, ?, ?, ?, ?)\
        """,
        cause.buyer(),
        cause.direction(),
        cause.connector(),
        cause.document(),
        cause.state(),
        cause.code(),
        cause.path(),
        cause.count(),
        cause.oldest(),
        cause.newest(),
        cause.sample(),
        cause.site(),
        cause.visibleTo(),
        seconds(settings.window(cause.state())),
        cause.state(),
        cause.buyer(),
        cause.direction(),
        cause.connector(),
        cause.document(),
        cause.code(),
        cause.path());
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " seconds";
  }
}
