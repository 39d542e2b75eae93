package org.scorehub.intake.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.DocumentDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the routes that fetch: one for each document with {@code poll:} in its {@code
 * connector.yaml} and each tenant of the connector, from the route template named there. A route
 * that cannot be made is left out and said so; the others run. One thread at a time changes them.
 */
@Component
public final class TenantRoutes {

  private static final Logger log = LoggerFactory.getLogger(TenantRoutes.class);

  private final ConnectorSettings settings;
  private final TenantBeans beans;
  private final PollPace pace;
  private final Map<PollSource, DocumentDefinition.Poll> running = new LinkedHashMap<>();

  TenantRoutes(ConnectorSettings settings, TenantBeans beans, PollPace pace) {
    this.settings = settings;
    this.beans = beans;
    this.pace = pace;
  }

  /** What is wrong with the {@code poll:} of a connector's documents, a sentence each. */
  public List<String> faults(CamelContext camel, Connector connector) {
    List<String> faults = new ArrayList<>();
    connector
        .definition()
        .documents()
        .forEach(
            (name, document) -> {
              if (document.poll() != null) {
                try {
                  TemplateParameters.of(camel, document.poll()).values(pace, Map.of());
                } catch (IllegalArgumentException e) {
                  faults.add("document " + name + ": " + e.getMessage());
                }
              }
            });
    return faults;
  }

  /** Whether {@link #install} would start or end any route. */
  public boolean differ(Connector connector) {
    return !wanted(connector).equals(runningOf(connector.id()));
  }

  /**
   * Makes the connector's routes those that it wants: one that is wanted as it is runs on, others
   * end after the exchanges under way, or start.
   */
  public void install(CamelContext camel, Connector connector) {
    Map<PollSource, DocumentDefinition.Poll> wanted = wanted(connector);
    runningOf(connector.id())
        .forEach(
            (source, poll) -> {
              if (!poll.equals(wanted.get(source))) {
                end(camel, source);
              }
            });
    wanted.forEach(
        (source, poll) -> {
          if (!running.containsKey(source)) {
            running.put(source, poll);
            add(camel, source, poll);
          }
        });
  }

  /** Ends all routes of a connector. */
  public void remove(CamelContext camel, String connector) {
    runningOf(connector).keySet().forEach(source -> end(camel, source));
  }

  private Map<PollSource, DocumentDefinition.Poll> runningOf(String connector) {
    Map<PollSource, DocumentDefinition.Poll> own = new LinkedHashMap<>(running);
    own.keySet().removeIf(source -> !source.connector().equals(connector));
    return own;
  }

  private Map<PollSource, DocumentDefinition.Poll> wanted(Connector connector) {
    Map<PollSource, DocumentDefinition.Poll> wanted = new LinkedHashMap<>();
    Set<String> tenants = new TreeSet<>(settings.tenantsOf(connector.id()));
    connector
        .definition()
        .documents()
        .forEach(
            (name, document) -> {
              if (document.poll() != null) {
                tenants.forEach(
                    tenant ->
                        wanted.put(new PollSource(connector.id(), name, tenant), document.poll()));
              }
            });
    return wanted;
  }

  private void end(CamelContext camel, PollSource source) {
    running.remove(source);
    remove(camel, source);
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
      ModelCamelContext model = (ModelCamelContext) camel;
      RouteDefinition definition = model.getRouteDefinition(source.routeId());
      if (definition != null) {
        model.removeRouteDefinition(definition);
      }
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
