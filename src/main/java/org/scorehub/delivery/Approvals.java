package org.scorehub.delivery;

import java.util.List;
import java.util.UUID;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.delivery.Receivers.Receiver;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries out what people approved and withdrew: an approval gives the provider consent and a link
 * to the site and makes a delivery due; a withdrawal ends the consent and what has not been sent.
 */
@Component("approvals")
public final class Approvals {

  private record Approval(String buyer, UUID id, UUID siteId, String provider, boolean withdrawn) {}

  private static final String NEXT =
      """
      SELECT buyer, id, site_id, provider, withdrawn_at IS NOT NULL FROM recommendation_approval
       WHERE due_at IS NULL OR (withdrawn_at IS NOT NULL AND ended_at IS NULL)
       ORDER BY approved_at LIMIT 1 FOR UPDATE SKIP LOCKED\
      """;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Receivers receivers;

  Approvals(PipelineDatabase database, Receivers receivers) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.receivers = receivers;
  }

  /** Carries out all that waits, each in a transaction of its own. */
  public void carryOut() {
    while (Boolean.TRUE.equals(database.transactions().execute(status -> next()))) {
      // one after the other until none waits
    }
  }

  private boolean next() {
    List<Approval> waiting =
        jdbc.query(
            NEXT,
            (row, n) ->
                new Approval(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getBoolean(5)));
    waiting.forEach(approval -> carryOut(approval));
    return !waiting.isEmpty();
  }

  private void carryOut(Approval approval) {
    if (approval.withdrawn()) {
      endConsent(approval);
      withhold(approval);
      note(approval, "ended_at = now(), due_at = coalesce(due_at, now())");
    } else {
      giveConsent(approval);
      link(approval);
      supersede(approval);
      makeDue(approval);
      note(approval, "due_at = now()");
    }
  }

  private void note(Approval approval, String change) {
    jdbc.update(
        "UPDATE recommendation_approval SET " + change + " WHERE buyer = ? AND id = ?",
        approval.buyer(),
        approval.id());
  }

  private void giveConsent(Approval approval) {
    jdbc.update(
        """
        INSERT INTO consent (buyer, site_id, grantee, data_class, valid_from)
        VALUES (?, ?, ?, 'RECOMMENDATIONS', now())
        ON CONFLICT (buyer, site_id, grantee, data_class) DO UPDATE
           SET valid_until = NULL, revoked_at = NULL\
        """,
        approval.buyer(),
        approval.siteId(),
        approval.provider());
  }

  private void link(Approval approval) {
    jdbc.update(
        """
        INSERT INTO site_link (buyer, site_id, linked_from, basis)
        VALUES (?, ?, now(), 'CONFIRMED_BY_PERSON')
        ON CONFLICT (buyer, site_id) DO UPDATE SET linked_until = NULL, basis = excluded.basis
         WHERE site_link.linked_until <= now()\
        """,
        approval.provider(),
        approval.siteId());
  }

  /** What was approved before and is not made yet would only tell the older state. */
  private void supersede(Approval approval) {
    jdbc.update(
        """
        WITH ended AS (
          UPDATE delivery SET state = 'SUPERSEDED', finished_at = now(), reason = 'approved anew'
           WHERE source = ? AND site_id = ? AND buyer = ? AND state = 'DUE'
          RETURNING source, approval_id)
        UPDATE recommendation_approval a SET delivery_state = 'SUPERSEDED' FROM ended e
         WHERE (a.buyer, a.id) = (e.source, e.approval_id)\
        """,
        approval.buyer(),
        approval.siteId(),
        approval.provider());
  }

  private void makeDue(Approval approval) {
    int made = 0;
    for (Receiver receiver : receivers.of(Recommendations.class.getSimpleName())) {
      if (receiver.organisation().equals(approval.provider())) {
        made += insert(approval, receiver);
      }
    }
    jdbc.update(
        "UPDATE recommendation_approval SET delivery_state = ? WHERE buyer = ? AND id = ?",
        made == 0 ? "PARKED" : "DUE",
        approval.buyer(),
        approval.id());
  }

  private int insert(Approval approval, Receiver receiver) {
    return jdbc.update(
        """
        INSERT INTO delivery (buyer, id, site_id, connector, document, version, state, source,
            approval_id)
        SELECT ?, gen_random_uuid(), ?, ?, ?, coalesce(max(version), 0) + 1, 'DUE', ?, ?
          FROM delivery WHERE buyer = ? AND site_id = ? AND connector = ? AND document = ?\
        """,
        receiver.organisation(),
        approval.siteId(),
        receiver.connector(),
        receiver.document(),
        approval.buyer(),
        approval.id(),
        receiver.organisation(),
        approval.siteId(),
        receiver.connector(),
        receiver.document());
  }

  private void endConsent(Approval approval) {
    jdbc.update(
        """
        UPDATE consent c SET revoked_at = now()
         WHERE buyer = ? AND site_id = ? AND grantee = ? AND data_class = 'RECOMMENDATIONS'
           AND revoked_at IS NULL
           AND NOT EXISTS (SELECT FROM recommendation_approval a
                            WHERE (a.buyer, a.site_id, a.provider) = (c.buyer, c.site_id, c.grantee)
                              AND a.withdrawn_at IS NULL)\
        """,
        approval.buyer(),
        approval.siteId(),
        approval.provider());
  }

  private void withhold(Approval approval) {
    jdbc.update(
        """
        UPDATE delivery SET state = 'WITHHELD', reason = 'the approval was withdrawn',
            finished_at = now()
         WHERE source = ? AND approval_id = ? AND state IN ('DUE', 'READY')\
        """,
        approval.buyer(),
        approval.id());
    jdbc.update(
        """
        UPDATE recommendation_approval SET delivery_state = 'WITHHELD'
         WHERE buyer = ? AND id = ?
           AND coalesce(delivery_state, 'DUE') IN ('DUE', 'READY')\
        """,
        approval.buyer(),
        approval.id());
  }
}
