package org.scorehub.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What deliveries tell of: one canonical record, named by the outbound document's {@code
 * canonical}. Says what a receiver is told and whether it may be told.
 */
interface DeliverySubject {

  /** The canonical record; no two subjects share one. */
  Class<? extends SpecificRecord> type();

  /**
   * Composes what is told, in the transaction that makes the delivery and with the site's row
   * locked.
   *
   * @return empty if there is nothing that may be told
   */
  Optional<? extends SpecificRecord> compose(JdbcTemplate jdbc, DueDelivery due, Instant asOf);

  /** Whether link and consent still allow it; asked before each attempt. */
  boolean permitted(JdbcTemplate jdbc, String buyer, UUID delivery);
}
