package org.scorehub.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.delivery.ProgressReceivers.Concerned;
import org.scorehub.intake.ProgressListener;
import org.scorehub.intake.Recording;
import org.springframework.stereotype.Component;

/**
 * Makes a delivery due for each buyer that a change of training progress concerns. A delivery that
 * is due already and not yet made will tell the change too.
 */
@Component
final class ProgressDeliveries implements ProgressListener {

  private final ProgressReceivers receivers;

  ProgressDeliveries(ProgressReceivers receivers) {
    this.receivers = receivers;
  }

  @Override
  public void progressChanged(Map<UUID, UUID> causes, Recording recording) {
    List<Object[]> rows =
        receivers.of(recording.jdbc(), causes.keySet()).stream()
            .map(concerned -> row(concerned, causes))
            .toList();
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

  private static Object[] row(Concerned concerned, Map<UUID, UUID> causes) {
    return new Object[] {
      concerned.receiver().organisation(),
      concerned.siteId(),
      concerned.receiver().connector(),
      concerned.receiver().document(),
      causes.get(concerned.siteId())
    };
  }
}
