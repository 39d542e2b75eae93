package org.scorehub.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.passport.PassportOffice;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Improvement passports, told to the organisation under whose rights they are composed, while every
 * consent that they rest on lasts.
 */
@Component
final class PassportSubject implements DeliverySubject {

  private final PassportOffice office;

  PassportSubject(PassportOffice office) {
    this.office = office;
  }

  @Override
  public Class<ImprovementPassport> type() {
    return ImprovementPassport.class;
  }

  @Override
  public Optional<ImprovementPassport> compose(JdbcTemplate jdbc, DueDelivery due, Instant asOf) {
    return office.compose(JdbcClient.create(jdbc), due.buyer(), due.siteId(), asOf);
  }

  @Override
  public boolean permitted(JdbcTemplate jdbc, String buyer, UUID delivery) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            SELECT NOT EXISTS (
                SELECT FROM delivery d,
                       jsonb_array_elements(d.canonical -> 'sources') AS used (by),
                       jsonb_array_elements_text(used.by -> 'dataClasses') AS needed (class)
                 WHERE d.buyer = ? AND d.id = ? AND used.by ->> 'provider' <> d.buyer
                   AND NOT hub_consented(used.by ->> 'provider', d.buyer, d.site_id, needed.class))\
            """,
            Boolean.class,
            buyer,
            delivery));
  }
}
