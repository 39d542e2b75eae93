package org.scorehub.intake;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.SiteStructure;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Changes sites for another reason than a document: a person's decision, changed rules. As with a
 * batch of documents, sites are locked in order, their version counts up, and the events that
 * follow are written in the same transaction.
 */
@Component
public final class SiteTransactions {

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final BatchRows rows;
  private final List<ProgressListener> listeners;
  private final Clock clock;

  SiteTransactions(
      PipelineDatabase database, BatchRows rows, List<ProgressListener> listeners, Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.rows = rows;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /**
   * Runs work on what sites hold, in one transaction.
   *
   * @param work takes the recording and the new version of each site; ids that are no site are
   *     absent
   */
  public void change(Collection<UUID> sites, BiConsumer<Recording, Map<UUID, Long>> work) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              SiteStructure.hold(jdbc);
              run(
                  sites,
                  (recording, versions) -> {
                    work.accept(recording, versions);
                    if (!recording.progress().isEmpty()) {
                      listeners.forEach(l -> l.progressChanged(recording.progress(), recording));
                    }
                    return true;
                  });
            });
  }

  /**
   * Runs work on which sites there are, alone with their structure, in one transaction.
   *
   * @param work is given the versions that it makes of the sites; null rolls everything back
   */
  public <T> @Nullable T restructure(
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
