package org.scorehub.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sites that have been opened and not yet compared with others. */
public final class NewSites {

  private final JdbcTemplate jdbc;

  /** New sites of this database. */
  public NewSites(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A site and when it was opened. */
  public record NewSite(UUID id, Instant openedAt) {}

  /** The first of those opened since then that have a description which was not compared. */
  public List<NewSite> since(Instant then, int most) {
    return jdbc.query(
        """
        SELECT id, created_at FROM site n
         WHERE created_at >= ?
           AND EXISTS (SELECT FROM site_supply s WHERE s.site_id = n.id
                          AND NOT EXISTS (SELECT FROM site_profile p
                                           WHERE (p.buyer, p.site_id, p.connector)
                                               = (s.buyer, s.site_id, s.connector)))
         ORDER BY created_at, id LIMIT ?""",
        (row, n) -> new NewSite(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()),
        Timestamp.from(then),
        most);
  }
}
