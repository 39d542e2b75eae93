package org.scorehub.journal;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one holder may do alone among the instances of a hub, by leases kept in PostgreSQL. */
public final class Leases {

  /** Longest time for which anything is leased: so long others wait for a killed holder. */
  public static final Duration LONGEST = Duration.ofMinutes(2);

  private final JdbcTemplate jdbc;
  private final Duration lasts;
  private final String holder = UUID.randomUUID().toString();

  /**
   * Leases for a new holder.
   *
   * @param lasts from each taking, by the database's clock; at most {@link #LONGEST}
   */
  public Leases(PipelineDatabase database, Duration lasts) {
    if (lasts.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a lease must last at most " + LONGEST + ", not " + lasts);
    }
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.lasts = lasts;
  }

  /**
   * Takes a lease, or keeps it longer.
   *
   * @return false if another holder has it
   */
  public boolean take(String name) {
    return jdbc.update(
            """
            INSERT INTO lease (name, holder, until) VALUES (?, ?, now() + ?::interval)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE lease.holder = excluded.holder OR lease.until < now()""",
            name,
            holder,
            lasts.toMillis() + " milliseconds")
        == 1;
  }

  /** Gives everything back, so that another holder can go on at once. */
  public void release() {
    jdbc.update("DELETE FROM lease WHERE holder = ?", holder);
  }
}
