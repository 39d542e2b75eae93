package org.scorehub.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.training.ProgressComposer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Training progress, told to a buyer that is linked to the site and holds consent. */
@Component
final class ProgressSubject implements DeliverySubject {

  private final ProgressComposer composer;

  ProgressSubject(ProgressComposer composer) {
    this.composer = composer;
  }

  @Override
  public Class<ProgressUpdate> type() {
    return ProgressUpdate.class;
  }

  @Override
  public Optional<ProgressUpdate> compose(JdbcTemplate jdbc, DueDelivery due, Instant asOf) {
    return composer.compose(jdbc, due.buyer(), due.siteId(), due.connector(), due.version(), asOf);
  }

  @Override
  public boolean permitted(JdbcTemplate jdbc, String buyer, UUID delivery) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            SELECT EXISTS (SELECT FROM delivery d JOIN training_record t USING (site_id)
                            WHERE d.buyer = ? AND d.id = ? AND t.buyer <> d.buyer
                              AND (hub_consented(t.buyer, d.buyer, d.site_id, 'TRAINING_PROGRESS')
                                   OR hub_consented(t.buyer, d.buyer, d.site_id, 'KPI_READINGS')))\
            """,
            Boolean.class,
            buyer,
            delivery));
  }
}
