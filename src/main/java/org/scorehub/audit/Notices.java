package org.scorehub.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteTransactions;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tells organisations on their topics what their people entered and was not told yet. */
abstract class Notices {

  /** Something of an organisation at a site; site null while the site is not known. */
  record Due(String buyer, UUID id, @Nullable UUID siteId) {}

  private final JdbcTemplate jdbc;
  private final SiteTransactions transactions;

  Notices(PipelineDatabase database, SiteTransactions transactions) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.transactions = transactions;
  }

  /** Query for {@code buyer, id, site_id} of some that were not told yet. */
  abstract String untold();

  /** Notes that it is told; how much was not, 0 if somebody else has told it. */
  abstract int note(Due due, JdbcTemplate transaction);

  /** The events that tell it; none if it is at another site by now. */
  abstract List<HubEvent> events(Due due, UUID siteId, long version, JdbcTemplate transaction);

  /** Tells all that was not told yet, each in a transaction of its own. */
  public final void tell() {
    jdbc.query(
            untold(),
            (row, n) ->
                new Due(
                    row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
        .forEach(
            due ->
                transactions.change(
                    due.siteId() == null ? List.of() : List.of(due.siteId()),
                    (recording, versions) -> tell(due, recording, versions)));
  }

  private void tell(Due due, Recording recording, Map<UUID, Long> versions) {
    UUID site = due.siteId();
    Long version = site == null ? null : versions.get(site);
    if (note(due, recording.jdbc()) > 0 && site != null && version != null) {
      events(due, site, version, recording.jdbc()).forEach(recording::publish);
    }
  }
}
