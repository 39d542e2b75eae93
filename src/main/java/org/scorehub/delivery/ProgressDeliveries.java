package org.scorehub.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.scorehub.canonical.avro.ImprovementPassport;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.delivery.Receivers.Receiver;
import org.scorehub.intake.ProgressListener;
import org.scorehub.intake.Recording;
import org.springframework.stereotype.Component;

/**
 * Makes a delivery due for each buyer that a change of training progress concerns: it is linked to
 * the site, holds consent, and uses a connector that takes progress or passports. A delivery that
 * is due already and not yet made will tell the change too.
 */
@Component
final class ProgressDeliveries implements ProgressListener {

  private record Due(UUID siteId, String buyer) {}

  private final Receivers receivers;

  ProgressDeliveries(Receivers receivers) {
    this.receivers = receivers;
  }

  @Override
  public void progressChanged(Map<UUID, UUID> causes, Recording recording) {
    SuppliedSites supplied = SuppliedSites.load(recording.jdbc(), causes.keySet());
    List<Receiver> updates = receivers.of(ProgressUpdate.class.getSimpleName());
    List<Receiver> passports = receivers.of(ImprovementPassport.class.getSimpleName());
    List<Object[]> rows = new ArrayList<>();
    for (Due due : concerned(causes, recording)) {
      Stream.concat(
              updates.stream().filter(receiver -> knows(receiver, due.siteId(), supplied)),
              passports.stream())
          .filter(receiver -> receiver.organisation().equals(due.buyer()))
          .forEach(receiver -> rows.add(row(due, receiver, causes)));
    }
    recording
        .jdbc()
        .batchUpdate(
            """
            INSERT INTO delivery (buyer, id, site_id, connector, document, version, state,
                cause_exchange)
            SELECT d.buyer, md5(d.buyer || '|' || d.site_id || '|' || d.connector || '|' || d.document
                       || '|' || n.next)::uuid,
                   d.site_id, d.connector, d.document, n.next, 'DUE', d.cause
              FROM (SELECT ? AS buyer, ?::uuid AS site_id, ? AS connector, ? AS document,
                           ?::uuid AS cause) d,
                   LATERAL (SELECT coalesce(max(version), 0) + 1 AS next,
                                   coalesce(bool_or(state = 'DUE'), false) AS due_already
                              FROM delivery o
                             WHERE (o.buyer, o.site_id, o.connector, o.document)
                                 = (d.buyer, d.site_id, d.connector, d.document)) n
             WHERE NOT n.due_already\
            """,
            rows);
  }

  /** A system that tells of sites is told only of those that it has told of. */
  private static boolean knows(Receiver receiver, UUID siteId, SuppliedSites supplied) {
    return !receiver.tellsOfSites()
        || supplied.by(receiver.organisation(), receiver.connector(), siteId);
  }

  private static Object[] row(Due due, Receiver receiver, Map<UUID, UUID> causes) {
    return new Object[] {
      due.buyer(), due.siteId(), receiver.connector(), receiver.document(), causes.get(due.siteId())
    };
  }

  private static List<Due> concerned(Map<UUID, UUID> causes, Recording recording) {
    return recording
        .jdbc()
        .query(
            """
            SELECT DISTINCT l.site_id, l.buyer
              FROM site_link l
              JOIN training_record t ON t.site_id = l.site_id AND t.buyer <> l.buyer
             WHERE l.site_id = ANY (?)
               AND (hub_consented(t.buyer, l.buyer, l.site_id, 'TRAINING_PROGRESS')
                    OR hub_consented(t.buyer, l.buyer, l.site_id, 'KPI_READINGS'))
             ORDER BY l.site_id, l.buyer\
            """,
            (row, n) -> new Due(row.getObject(1, UUID.class), row.getString(2)),
            (Object) causes.keySet().toArray(UUID[]::new));
  }
}
