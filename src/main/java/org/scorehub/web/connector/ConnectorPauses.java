package org.scorehub.web.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
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
 * Stops what an organisation hands in by a connector, and lets it go on: for engineers and
 * operators of that organisation, and operators of the one that runs the hub. What is handed in
 * meanwhile is acknowledged and held; sources are not asked. Holds for all instances at once.
 */
@Component
class ConnectorPauses {

  private static final int MAX_REASON = 1000;

  private final OrganisationDatabase database;
  private final ConnectorCatalogue catalogue;
  private final ConnectorSettings settings;
  private final RunningHub hub;
  private final AccessTrail trail;

  ConnectorPauses(
      OrganisationDatabase database,
      ConnectorCatalogue catalogue,
      ConnectorSettings settings,
      RunningHub hub,
      AccessTrail trail) {
    this.database = database;
    this.catalogue = catalogue;
    this.settings = settings;
    this.hub = hub;
    this.trail = trail;
  }

  /** Organisations whose use of a connector the caller may stop, the own one first. */
  List<String> organisations(String connector) {
    HubUser user = Caller.current();
    List<String> found = new ArrayList<>();
    if (user.mayRun()) {
      found.add(user.organisation());
    }
    if (user.roles().contains(Role.OPERATOR) && hub.isOfCaller()) {
      new TreeSet<>(settings.tenantsOf(connector))
          .stream().filter(tenant -> !found.contains(tenant)).forEach(found::add);
    }
    return found;
  }

  /**
   * Stops it; what is paused already stays as it is.
   *
   * @param organisation whose; null for the caller's own
   * @param reason why, 1 to 1000 characters
   */
  void pause(String connector, @Nullable String organisation, @Nullable String reason) {
    String whose = decided(connector, organisation);
    String why = FormText.required("reason", reason, MAX_REASON);
    int changed =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO connector_pause AS p (buyer, connector, paused_by, reason)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (buyer, connector) DO UPDATE
                           SET paused_at = excluded.paused_at, paused_by = excluded.paused_by,
                               reason = excluded.reason, resumed_at = NULL
                         WHERE p.resumed_at IS NOT NULL""")
                    .params(whose, connector, Caller.current().username(), why)
                    .update());
    if (changed > 0) {
      trail.record("connector.paused", "connector:" + connector + "/" + whose + ": " + why);
    }
  }

  /** Lets it go on, beginning with what was held. */
  void resume(String connector, @Nullable String organisation) {
    String whose = decided(connector, organisation);
    int changed =
        database.inOrganisation(
            jdbc ->
                jdbc.sql(
                        "UPDATE connector_pause SET resumed_at = now()"
                            + " WHERE buyer = ? AND connector = ? AND resumed_at IS NULL")
                    .params(whose, connector)
                    .update());
    if (changed > 0) {
      trail.record("connector.resumed", "connector:" + connector + "/" + whose);
    }
  }

  private String decided(String connector, @Nullable String organisation) {
    if (catalogue.findLast(connector).isEmpty()) {
      throw new NotVisible("connector", connector);
    }
    String given = FormText.given(organisation);
    String whose = given == null ? Caller.current().organisation() : given;
    if (!organisations(connector).contains(whose)) {
      throw new Withheld(
          "Only engineers and operators of the organisation, and those who run the hub, pause it");
    }
    return whose;
  }
}
