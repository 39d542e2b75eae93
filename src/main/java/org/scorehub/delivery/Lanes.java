package org.scorehub.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Hands lanes with work to this instance, by lease, so that no two instances work on one. */
@Component("lanes")
public final class Lanes {

  private static final Duration LEASE = Duration.ofSeconds(45);
  private static final int AT_ONCE = 64;

  private final JdbcTemplate jdbc;
  private final String holder = UUID.randomUUID().toString();

  Lanes(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /**
   * Leases lanes whose first open delivery may be sent now. A lane whose first delivery must wait
   * is not among them: later ones wait behind it.
   */
  public List<Lane> claim() {
    return jdbc.query(
        """
        WITH first AS (
          SELECT DISTINCT ON (buyer, site_id) buyer, site_id, not_before
            FROM delivery WHERE state IN ('DUE', 'READY')
           ORDER BY buyer, site_id, version, created_at),
        claimed AS (
          INSERT INTO lease (name, holder, until)
          SELECT 'lane/' || buyer || '/' || site_id, ?, now() + ?::interval FROM first
           WHERE not_before <= now()
           ORDER BY 1 LIMIT ?
          ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
           WHERE lease.until < now()
          RETURNING name)
        SELECT split_part(name, '/', 2), split_part(name, '/', 3)::uuid FROM claimed\
        """,
        (row, n) -> new Lane(row.getString(1), row.getObject(2, UUID.class)),
        holder,
        LEASE.toSeconds() + " seconds",
        AT_ONCE);
  }

  /**
   * Extends the lease, before each delivery.
   *
   * @return false if another instance holds the lane by now
   */
  boolean renew(Lane lane) {
    return jdbc.update(
            "UPDATE lease SET until = now() + ?::interval WHERE name = ? AND holder = ?",
            LEASE.toSeconds() + " seconds",
            lane.leaseName(),
            holder)
        == 1;
  }

  /** Gives the lane back. */
  public void release(Lane lane) {
    jdbc.update("DELETE FROM lease WHERE name = ? AND holder = ?", lane.leaseName(), holder);
  }

  /** Gives everything back that this instance holds, for a clean stop. */
  @jakarta.annotation.PreDestroy
  void releaseAll() {
    jdbc.update("DELETE FROM lease WHERE holder = ?", holder);
  }
}
