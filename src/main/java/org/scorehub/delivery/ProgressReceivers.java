package org.scorehub.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.delivery.Receivers.Receiver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whom the training progress of a site concerns: organisations that are linked to it, hold consent,
 * and use a connector that takes progress or passports.
 */
@Component
final class ProgressReceivers {

  /** One way in which one organisation is told of one site. */
  record Concerned(UUID siteId, Receiver receiver) {}

  private record Entitled(UUID siteId, String buyer) {}

  private final Receivers receivers;

  ProgressReceivers(Receivers receivers) {
    this.receivers = receivers;
  }

  /** By site, organisation, connector and document. */
  List<Concerned> of(JdbcTemplate jdbc, Collection<UUID> sites) {
    SuppliedSites supplied = SuppliedSites.load(jdbc, sites);
    List<Receiver> updates = receivers.of(ProgressUpdate.class.getSimpleName());
    List<Receiver> passports = receivers.of(ImprovementPassport.class.getSimpleName());
    List<Concerned> concerned = new ArrayList<>();
    for (Entitled entitled : entitled(jdbc, sites)) {
      Stream.concat(
              updates.stream().filter(r -> knows(r, entitled.siteId(), supplied)),
              passports.stream())
          .filter(receiver -> receiver.organisation().equals(entitled.buyer()))
          .forEach(receiver -> concerned.add(new Concerned(entitled.siteId(), receiver)));
    }
    return concerned;
  }

  /** A system that tells of sites is told only of those that it has told of. */
  private static boolean knows(Receiver receiver, UUID siteId, SuppliedSites supplied) {
    return !receiver.tellsOfSites()
        || supplied.by(receiver.organisation(), receiver.connector(), siteId);
  }

  private static List<Entitled> entitled(JdbcTemplate jdbc, Collection<UUID> sites) {
    return jdbc.query(
        """
        SELECT DISTINCT l.site_id, l.buyer
          FROM site_link l
          JOIN training_record t ON t.site_id = l.site_id AND t.buyer <> l.buyer
         WHERE l.site_id = ANY (?)
           AND (hub_consented(t.buyer, l.buyer, l.site_id, 'TRAINING_PROGRESS')
                OR hub_consented(t.buyer, l.buyer, l.site_id, 'KPI_READINGS'))
         ORDER BY l.site_id, l.buyer\
        """,
        (row, n) -> new Entitled(row.getObject(1, UUID.class), row.getString(2)),
        (Object) sites.toArray(UUID[]::new));
  }
}
