package org.scorehub.delivery;

import java.util.UUID;
import org.scorehub.connector.DeliveryPolicy;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Ends deliveries that a newer one of the same document about the same site makes needless, where
 * the document's policy says so. One of which an attempt may have arrived is sent until the
 * receiver has answered: otherwise it could arrive after the newer one, and the record would be
 * wrong.
 */
@Component
final class Supersession {

  private static final String END =
      """
      UPDATE delivery o SET state = 'SUPERSEDED', superseded_by = n.id,
             finished_at = clock_timestamp(),
             reason = 'version ' || n.version || ' tells of it too; this one was not sent'
        FROM (SELECT d.id, d.version FROM delivery d
                JOIN delivery old ON (old.buyer, old.connector, old.document, old.site_id)
                                   = (d.buyer, d.connector, d.document, d.site_id)
               WHERE old.buyer = ? AND old.id = ? AND d.version > old.version
                 AND d.state IN ('DUE', 'READY')
               ORDER BY d.version DESC LIMIT 1) n
       WHERE o.buyer = ? AND o.id = ? AND o.state IN ('DUE', 'READY')
         AND NOT EXISTS (SELECT FROM delivery_attempt a
                          WHERE a.buyer = o.buyer AND a.delivery_id = o.id AND NOT a.untaken)\
      """;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Policies policies;
  private final ApprovalStates approvals;

  Supersession(PipelineDatabase database, Policies policies, ApprovalStates approvals) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.policies = policies;
    this.approvals = approvals;
  }

  /**
   * Ends the first delivery of a lane if a newer one takes its place.
   *
   * @return whether it did
   */
  boolean ends(Lane lane, String document, UUID id) {
    return policies.of(lane.connector(), document).supersede() == DeliveryPolicy.Supersede.NEWEST
        && Boolean.TRUE.equals(database.transactions().execute(status -> end(lane.buyer(), id)));
  }

  private boolean end(String buyer, UUID id) {
    boolean ended = jdbc.update(END, buyer, id, buyer, id) > 0;
    if (ended) {
      approvals.follow(buyer, id);
    }
    return ended;
  }
}
