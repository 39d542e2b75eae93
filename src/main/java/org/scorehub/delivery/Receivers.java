package org.scorehub.delivery;

import java.util.List;
import java.util.stream.Stream;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.springframework.stereotype.Component;

/** Who can be told what: organisations that use a connector which writes it and can be reached. */
@Component
public final class Receivers {

  /**
   * One way to tell an organisation something.
   *
   * @param organisation who is told
   * @param document outbound document of the connector
   * @param tellsOfSites whether documents about sites come from there too
   */
  public record Receiver(
      String organisation, String connector, String document, boolean tellsOfSites) {}

  private final ConnectorCatalogue catalogue;
  private final ConnectorSettings settings;

  Receivers(ConnectorCatalogue catalogue, ConnectorSettings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /**
   * All ways to tell of one canonical record, by connector, document and organisation.
   *
   * @param canonical simple name of the record
   */
  public List<Receiver> of(String canonical) {
    return catalogue.all().stream().flatMap(c -> of(canonical, c)).toList();
  }

  /** Connectors by which an organisation can be told anything, by id. */
  public List<String> connectorsOf(String organisation) {
    return catalogue.all().stream()
        .filter(c -> !c.outbound().isEmpty() && canBeReached(c, organisation))
        .map(Connector::id)
        .sorted()
        .toList();
  }

  private Stream<Receiver> of(String canonical, Connector connector) {
    List<String> organisations =
        settings.tenantsOf(connector.id()).stream()
            .filter(organisation -> canBeReached(connector, organisation))
            .sorted()
            .toList();
    return connector.outbound().entrySet().stream()
        .filter(document -> document.getValue().definition().canonical().equals(canonical))
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .flatMap(document -> organisations.stream().map(o -> receiver(o, connector, document)));
  }

  private static Receiver receiver(String organisation, Connector connector, String document) {
    return new Receiver(organisation, connector.id(), document, !connector.inbound().isEmpty());
  }

  private boolean canBeReached(Connector connector, String organisation) {
    ConnectorSettings.Tenant tenant = settings.tenant(connector.id(), organisation);
    return tenant != null
        && !tenant.sendsOnly()
        && (tenant.endpoint() != null || tenant.folder() != null);
  }
}
