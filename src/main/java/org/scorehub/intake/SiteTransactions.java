package org.scorehub.intake;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
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
   * Runs work on sites in one transaction.
   *
   * @param work takes the recording and the new version of each site; ids that are no site are
   *     absent
   */
  public void change(Collection<UUID> sites, BiConsumer<Recording, Map<UUID, Long>> work) {
    database
        .transactions()
        .executeWithoutResult(
            status -> {
              Recording recording = new Recording(jdbc, clock.instant());
              work.accept(recording, rows.lockSites(new TreeSet<>(sites), recording));
              if (!recording.progress().isEmpty()) {
                listeners.forEach(l -> l.progressChanged(recording.progress(), recording));
              }
              rows.writeEvents(recording);
            });
  }
}
