package org.scorehub.intake;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.SiteStructure;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Work on sites that no document caused, in one transaction that locks them in their order. */
@Component
public final class SiteTransactions {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final BatchRows rows;
  private final Clock clock;

  SiteTransactions(PipelineDatabase database, BatchRows rows, Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Does the work, alone with the structure of sites, and publishes the events it leaves.
   *
   * @param work is given the versions that it makes of the sites; null rolls everything back
   */
  public <T> @Nullable T change(
      Collection<UUID> sites, BiFunction<Recording, Map<UUID, Long>, @Nullable T> work) {
    return database
        .transactions()
        .execute(
            status -> {
              SiteStructure.change(jdbc);
              T result = run(sites, work);
              if (result == null) {
                status.setRollbackOnly();
              }
              return result;
            });
  }

  /** Does the work and takes everything back: what it returns is what would have become of it. */
  public <T> @Nullable T tryOut(
      Collection<UUID> sites, BiFunction<Recording, Map<UUID, Long>, @Nullable T> work) {
    return database
        .transactions()
        .execute(
            status -> {
              status.setRollbackOnly();
              SiteStructure.hold(jdbc);
              return run(sites, work);
            });
  }

  private <T> @Nullable T run(
      Collection<UUID> sites, BiFunction<Recording, Map<UUID, Long>, @Nullable T> work) {
    Recording recording = new Recording(jdbc, clock.instant());
    T result = work.apply(recording, rows.lockSites(new TreeSet<>(sites), recording));
    rows.writeEvents(recording);
    return result;
  }
}
