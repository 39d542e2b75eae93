package org.scorehub.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scorehub.identity.SiteStructure;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which sites of a tenant are to be looked up, and which have been. */
@Component
class LookupQueue {

  private static final int AT_ONCE = 10;
  private static final Duration DAY = Duration.ofDays(1);

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  LookupQueue(PipelineDatabase database, Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.clock = clock;
  }

  /**
   * Sites that were never asked for, whose OS ID or name has changed since, or whose answer is old.
   * By OS ID where there is one, else by name within the country. The newest first, as somebody may
   * be looking at them.
   *
   * @param perDay how many questions a day are allowed
   */
  List<SiteQuestion> due(String connector, String tenant, int perDay) {
    Instant now = clock.instant();
    int left = perDay - askedSince(connector, tenant, now.minus(DAY));
    return left <= 0 ? List.of() : due(connector, tenant, now, Math.min(left, AT_ONCE));
  }

  private List<SiteQuestion> due(String connector, String tenant, Instant now, int most) {
    return jdbc.query(
        """
        WITH described AS (
          SELECT DISTINCT ON (site_id) site_id, name, country, supplied_at
            FROM site_supply WHERE buyer = ? AND connector <> ?
           ORDER BY site_id, (name IS NULL), supplied_at DESC),
        question AS (
          SELECT d.site_id, d.country, d.supplied_at,
                 CASE WHEN i.value IS NULL THEN 'name' ELSE 'os_id' END AS by,
                 coalesce(i.value, d.name) AS value
            FROM described d
            LEFT JOIN LATERAL (SELECT value FROM site_identifier
                                WHERE site_id = d.site_id AND scheme = 'os_id'
                                ORDER BY value LIMIT 1) i ON true)
        SELECT q.site_id, q.by, q.value, q.country
          FROM question q
          LEFT JOIN site_lookup l ON (l.buyer, l.connector, l.site_id) = (?, ?, q.site_id)
         WHERE q.value IS NOT NULL
           AND (l.site_id IS NULL OR l.again_at <= ? OR (l.asked_by, l.asked_for) <> (q.by, q.value))
         ORDER BY l.asked_at NULLS FIRST, q.supplied_at DESC, q.site_id
         LIMIT ?""",
        (row, n) ->
            new SiteQuestion(
                row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)),
        tenant,
        connector,
        tenant,
        connector,
        Timestamp.from(now),
        most);
  }

  private int askedSince(String connector, String tenant, Instant since) {
    Integer asked =
        jdbc.queryForObject(
            "SELECT count(*) FROM site_lookup WHERE buyer = ? AND connector = ? AND asked_at > ?",
            Integer.class,
            tenant,
            connector,
            Timestamp.from(since));
    return asked == null ? 0 : asked;
  }

  /** Lets the answer find the site again by the hub's own id. */
  void makeFindable(UUID site, String tenant) {
    jdbc.update(
        "INSERT INTO site_identifier (scheme, value, site_id, buyer)"
            + " VALUES ('score_hub_site', ?, ?, ?) ON CONFLICT DO NOTHING",
        site.toString(),
        site,
        tenant);
  }

  /** Waits for a merge of sites that is under way, which would move the same row. */
  void asked(
      String connector, String tenant, SiteQuestion question, String outcome, Duration again) {
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              SiteStructure.hold(jdbc);
              keep(connector, tenant, question, outcome, again);
            });
  }

  private void keep(
      String connector, String tenant, SiteQuestion question, String outcome, Duration again) {
    Instant now = clock.instant();
    jdbc.update(
        """
        INSERT INTO site_lookup (buyer, connector, site_id, asked_at, asked_by, asked_for, outcome,
            again_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (buyer, connector, site_id) DO UPDATE SET asked_at = excluded.asked_at,
            asked_by = excluded.asked_by, asked_for = excluded.asked_for,
            outcome = excluded.outcome, again_at = excluded.again_at""",
        tenant,
        connector,
        question.site(),
        Timestamp.from(now),
        question.by(),
        question.value(),
        outcome,
        Timestamp.from(now.plus(again)));
  }
}
