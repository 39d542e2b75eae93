package org.scorehub.intake.fetch;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.DocumentDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the routes that fetch: one for each document with {@code poll:} in its {@code
 * connector.yaml} and each tenant of the connector, from the route template named there. A route
 * that cannot be made is left out and said so; the others run.
 */
@Component
public final class TenantRoutes implements CamelContextConfiguration {

  private static final Logger log = LoggerFactory.getLogger(TenantRoutes.class);

  private final ConnectorCatalogue catalogue;
  private final ConnectorSettings settings;
  private final TenantBeans beans;
  private final PollPace pace;

  TenantRoutes(
      ConnectorCatalogue catalogue, ConnectorSettings settings, TenantBeans beans, PollPace pace) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.beans = beans;
    this.pace = pace;
  }

  @Override
  public void beforeApplicationStart(CamelContext camelContext) {
    // templates are not read yet
  }

  @Override
  public void afterApplicationStart(CamelContext camelContext) {
    addTo(camelContext);
  }

  /** Adds all routes, each started at once. */
  void addTo(CamelContext camel) {
    for (Connector connector : catalogue.all()) {
      connector
          .definition()
          .documents()
          .forEach((name, document) -> add(camel, connector, name, document));
    }
  }

  private void add(
      CamelContext camel, Connector connector, String name, DocumentDefinition document) {
    if (document.poll() != null) {
      for (String tenant : new TreeSet<>(settings.tenantsOf(connector.id()))) {
        add(camel, new PollSource(connector.id(), name, tenant), document.poll());
      }
    }
  }

  private void add(CamelContext camel, PollSource source, DocumentDefinition.Poll poll) {
    try {
      ConnectorSettings.Tenant tenant =
          Objects.requireNonNull(settings.tenant(source.connector(), source.tenant()));
      TemplateParameters declared = TemplateParameters.of(camel, poll);
      Map<String, String> offered = TenantParameters.of(source, tenant);
      if (declared.servedBy(source, offered.keySet())) {
        Map<String, Object> values = declared.values(pace, offered);
        beans.bind(camel, source, tenant, (String) values.get("settle"));
        camel.addRouteFromTemplate(source.routeId(), poll.route(), values);
      }
    } catch (Exception e) { // whatever Camel throws at a wrong template or parameter
      log.error("{} is not fetched, its route cannot be made: {}", source, reason(e));
      remove(camel, source);
    }
  }

  private static void remove(CamelContext camel, PollSource source) {
    try {
      camel.getRouteController().stopRoute(source.routeId());
      camel.removeRoute(source.routeId());
    } catch (Exception e) { // nothing else hangs on it
      log.debug("{} leaves a route behind", source, e);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String first = String.valueOf(e.getMessage());
    String last = String.valueOf(cause.getMessage());
    return first.equals(last) ? first : first + " (" + last + ")";
  }
}
