package org.scorehub.web.delivery;

import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.RunningHub;
import org.scorehub.web.Withheld;
import org.springframework.stereotype.Component;

/**
 * Stops deliveries to a receiver and lets them go on: for engineers and operators of the receiving
 * organisation, and operators of the one that runs the hub. Holds from the next attempt on, of all
 * instances.
 */
@Component
class ReceiverPauses {

  private static final int MAX_REASON = 1000;

  private final OrganisationDatabase database;
  private final ReceiverReads receivers;
  private final RunningHub hub;
  private final AccessTrail trail;

  ReceiverPauses(
      OrganisationDatabase database, ReceiverReads receivers, RunningHub hub, AccessTrail trail) {
    this.database = database;
    this.receivers = receivers;
    this.hub = hub;
    this.trail = trail;
  }

  /** Whether the caller may stop deliveries to an organisation. */
  public boolean mayDecide(String organisation) {
    HubUser user = Caller.current();
    return (user.mayRun() && user.organisation().equals(organisation))
        || (user.roles().contains(Role.OPERATOR) && hub.isOfCaller());
  }

  /**
   * Stops deliveries; one that is paused already stays as it is.
   *
   * @param organisation receiver; null for the caller's own
   * @param reason why, 1 to 1000 characters
   */
  ReceiverView pause(@Nullable String organisation, String connector, @Nullable String reason) {
    String why = FormText.required("reason", reason, MAX_REASON);
    ReceiverView receiver = decided(organisation, connector);
    int changed =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO receiver_state AS r
                            (buyer, connector, paused_at, paused_by, pause_reason)
                        VALUES (?, ?, now(), ?, ?)
                        ON CONFLICT (buyer, connector) DO UPDATE
                           SET paused_at = excluded.paused_at, paused_by = excluded.paused_by,
                               pause_reason = excluded.pause_reason
                         WHERE r.paused_at IS NULL""")
                    .params(receiver.organisation(), connector, Caller.current().username(), why)
                    .update());
    return told(receiver, changed, "receiver.paused", why);
  }

  /**
   * Lets deliveries leave again, within the receiver's rates.
   *
   * @param organisation receiver; null for the caller's own
   * @param reason why; null if nobody said
   */
  ReceiverView resume(@Nullable String organisation, String connector, @Nullable String reason) {
    ReceiverView receiver = decided(organisation, connector);
    int changed =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        """
                        UPDATE receiver_state
                           SET paused_at = NULL, paused_by = NULL, pause_reason = NULL
                         WHERE buyer = ? AND connector = ? AND paused_at IS NOT NULL""")
                    .params(receiver.organisation(), connector)
                    .update());
    return told(receiver, changed, "receiver.resumed", reason);
  }

  private ReceiverView decided(@Nullable String organisation, String connector) {
    String whose =
        organisation == null || organisation.isBlank()
            ? Caller.current().organisation()
            : organisation;
    ReceiverView receiver =
        receivers
            .find(whose, connector)
            .orElseThrow(() -> new NotVisible("receiver", whose + " of " + connector));
    if (!mayDecide(whose)) {
      throw new Withheld(
          "Only engineers and operators of the receiver, and those who run the hub, pause it");
    }
    return receiver;
  }

  private ReceiverView told(
      ReceiverView receiver, int changed, String action, @Nullable String reason) {
    String name = receiver.organisation() + "/" + receiver.connector();
    if (changed > 0) {
      String given = FormText.given(reason);
      String because = given == null ? "" : ": " + given;
      trail.record(action, "receiver:" + name + because);
    }
    return receivers.find(receiver.organisation(), receiver.connector()).orElse(receiver);
  }
}
