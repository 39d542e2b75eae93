package org.scorehub.identity;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sites that are to be compared with all others. The database itself puts in those that are
 * described for the first time, or with another name, address or identifier than before.
 */
public final class ComparisonQueue {

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  /** After so many doublings a wait is as long as it gets: half a day. */
  private static final int MOST_DOUBLINGS = 9;

  private final JdbcTemplate jdbc;

  /** The queue of this database. */
  public ComparisonQueue(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A site that waits.
   *
   * @param asked how often it was put in; a later description makes it more
   * @param attempts that failed since
   */
  public record Waiting(UUID site, long asked, int attempts) {}

  /** The next ones that are due, in the order in which they came. */
  public List<Waiting> due(int most) {
    return jdbc.query(
        """
        SELECT site, asked, attempts FROM site_comparison
         WHERE not_before <= now() ORDER BY not_before, site LIMIT ?""",
        (row, n) -> new Waiting(row.getObject(1, UUID.class), row.getLong(2), row.getInt(3)),
        most);
  }

  /** Takes out a site that was compared, unless it was described anew meanwhile. */
  public void done(Waiting compared) {
    jdbc.update(
        "DELETE FROM site_comparison WHERE site = ? AND asked = ?",
        compared.site(),
        compared.asked());
  }

  /**
   * Lets a site wait that could not be compared, each time twice as long, so that others go on.
   *
   * @return how long it waits
   */
  public Duration failed(Waiting failed, String problem) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failed.attempts(), MOST_DOUBLINGS));
    jdbc.update(
        """
        UPDATE site_comparison SET attempts = attempts + 1, problem = ?,
               not_before = now() + ?::interval
         WHERE site = ? AND asked = ?""",
        problem,
        wait.toSeconds() + " seconds",
        failed.site(),
        failed.asked());
    return wait;
  }
}
