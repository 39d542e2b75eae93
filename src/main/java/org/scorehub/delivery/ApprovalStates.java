package org.scorehub.delivery;

import java.util.UUID;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets whoever approved a delivery see what became of it: the delivery itself is the receiver's row
 * and not visible to them.
 */
@Component
final class ApprovalStates {

  private final JdbcTemplate jdbc;

  ApprovalStates(PipelineDatabase database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /** Copies the state of a delivery to the approval it rests on, if it rests on one. */
  void follow(String buyer, UUID delivery) {
    jdbc.update(
        """
        UPDATE recommendation_approval a
           SET delivery_state = d.state,
               delivered_at = CASE WHEN d.state IN ('ACCEPTED', 'APPLIED') THEN d.finished_at END
          FROM delivery d
         WHERE d.buyer = ? AND d.id = ? AND (a.buyer, a.id) = (d.source, d.approval_id)\
        """,
        buyer,
        delivery);
  }
}
