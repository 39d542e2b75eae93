package org.scorehub.intake;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.ConnectorSettings;

/**
 * Decides whose a document is; never by the document itself.
 *
 * @param settings who uses which connector
 * @param senders who is logged in
 */
record Buyers(ConnectorSettings settings, CurrentSender senders) {

  /** Organisation that a document was fetched from; only the hub's own routes set it. */
  static final String TENANT = "hub.tenant";

  /**
   * The tenant that the route fetches from; else the sender's own organisation, or the one of those
   * it acts for that uses the connector.
   *
   * @throws ReceptionRefused if there is none, or more than one
   */
  String of(Exchange exchange, String connector) {
    String tenant = exchange.getProperty(TENANT, String.class);
    return tenant == null
        ? sender(connector, exchange.getMessage().getHeader("organisation", String.class))
        : tenant(connector, tenant);
  }

  private String tenant(String connector, String tenant) {
    if (!settings.tenantsOf(connector).contains(tenant)) {
      throw new ReceptionRefused(403, notATenant(connector, tenant));
    }
    return tenant;
  }

  /**
   * Whoever is logged in.
   *
   * @param named for which organisation, where the sender says so; null to find it out
   */
  private String sender(String connector, @Nullable String named) {
    Sender sender = senders.sender();
    TreeSet<String> possible = new TreeSet<>(settings.tenantsOf(connector));
    TreeSet<String> own = new TreeSet<>(sender.actsFor());
    own.add(sender.organisation());
    possible.retainAll(own);
    if (named != null) {
      possible.retainAll(Set.of(named));
    } else if (possible.contains(sender.organisation())) {
      return sender.organisation();
    }
    if (possible.size() != 1) {
      throw notTheOnlyTenant(sender, connector, possible);
    }
    return possible.first();
  }

  private static ReceptionRefused notTheOnlyTenant(
      Sender sender, String connector, Set<String> possible) {
    return possible.isEmpty()
        ? new ReceptionRefused(403, notATenant(connector, sender.organisation()))
        : new ReceptionRefused(
            400,
            Problem.blocking(
                    ProblemKind.REFUSED,
                    "reception.organisation-unclear",
                    "It is not said for which organisation this document is handed in")
                .expecting("?organisation= with one of " + String.join(", ", possible)));
  }

  private static Problem notATenant(String connector, String organisation) {
    return Problem.blocking(
            ProblemKind.REFUSED,
            "reception.not-a-tenant",
            organisation + " does not use the connector " + connector)
        .expecting("a credential of an organisation that hub.connectors lists for it");
  }
}
