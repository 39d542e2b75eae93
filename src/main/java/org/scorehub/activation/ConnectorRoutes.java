package org.scorehub.activation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.intake.fetch.TenantRoutes;
import org.springframework.stereotype.Component;

/**
 * The running routes of all connectors. Routes whose file has not changed run on untouched; others
 * end after the exchanges under way. One thread at a time changes them.
 */
@Component
class ConnectorRoutes {

  /** A file that runs. */
  private record Running(String text, List<String> routeIds) {}

  private final TenantRoutes tenantRoutes;
  private final ReceptionGate gate;
  private final AbandonedAddresses abandoned;
  private final Map<String, Map<String, Running>> connectors = new HashMap<>();

  ConnectorRoutes(TenantRoutes tenantRoutes, ReceptionGate gate, AbandonedAddresses abandoned) {
    this.tenantRoutes = tenantRoutes;
    this.gate = gate;
    this.abandoned = abandoned;
  }

  /**
   * Makes the connector's routes those of its files, and does what must happen at once with that.
   * Nobody who sends to a route that changes sees the time between.
   *
   * @param swap done after old routes have ended and before new ones begin
   * @throws InvalidConnector if a route cannot be started; some of the others may have been, so the
   *     caller installs what ran before
   */
  void install(CamelContext camel, Connector connector, List<RouteFile> files, Runnable swap) {
    Map<String, Running> running =
        connectors.computeIfAbsent(connector.id(), id -> new TreeMap<>());
    Set<String> ending = new HashSet<>(running.keySet());
    files.stream().filter(file -> runs(file, running)).map(RouteFile::path).forEach(ending::remove);
    List<RouteFile> beginning = files.stream().filter(file -> !runs(file, running)).toList();
    boolean polls = tenantRoutes.differ(connector);
    if (ending.isEmpty() && beginning.isEmpty() && !polls) {
      swap.run();
      return;
    }
    gate.closed(
        addresses(camel, running, ending),
        () -> {
          ending.forEach(path -> end(camel, Objects.requireNonNull(running.remove(path))));
          swap.run();
          beginning.forEach(file -> begin(camel, connector.id(), file, running));
          abandoned.forget();
          if (polls) {
            tenantRoutes.install(camel, connector);
          }
        });
  }

  /** Ends all routes of a connector, and does what must happen at once with that. */
  void remove(CamelContext camel, String connector, Runnable swap) {
    Map<String, Running> running = connectors.getOrDefault(connector, new TreeMap<>());
    gate.closed(
        addresses(camel, running, running.keySet()),
        () -> {
          swap.run();
          tenantRoutes.remove(camel, connector);
          running.values().forEach(file -> end(camel, file));
          running.clear();
          abandoned.forget();
        });
  }

  private static boolean runs(RouteFile file, Map<String, Running> running) {
    Running found = running.get(file.path());
    return found != null && found.text().equals(file.text());
  }

  private static Set<String> addresses(
      CamelContext camel, Map<String, Running> running, Set<String> paths) {
    Set<String> addresses = new HashSet<>();
    for (String path : paths) {
      for (String id : Objects.requireNonNull(running.get(path)).routeIds()) {
        Route route = camel.getRoute(id);
        if (route != null) {
          addresses.add(address(route.getEndpoint().getEndpointBaseUri()));
        }
      }
    }
    return addresses;
  }

  /** Where it is found over HTTP; any other text for an endpoint that has nothing to do with it. */
  private static String address(String endpoint) {
    String place = endpoint.replaceFirst("^[a-z-]+:/*", "/");
    return endpoint.startsWith("cxf:") ? "/services" + place : place;
  }

  private static void begin(
      CamelContext camel, String connector, RouteFile file, Map<String, Running> running) {
    running.put(file.path(), new Running(file.text(), file.routeIds()));
    try {
      camel.addRoutes(file.builder());
      camel.addTemplatedRoutes(file.builder());
    } catch (Exception e) { // whatever Camel throws at a route that it cannot start
      throw new InvalidConnector(
          connector,
          List.of(
              Problem.blocking(ProblemKind.MALFORMED, "route.start", "Cannot start: " + reason(e))
                  .inMapping(file.path(), 0)));
    }
  }

  private static void end(CamelContext camel, Running file) {
    ModelCamelContext model = (ModelCamelContext) camel;
    for (String id : file.routeIds()) {
      RouteDefinition definition = model.getRouteDefinition(id);
      if (definition != null) {
        try {
          model.removeRouteDefinition(definition);
        } catch (Exception e) { // whatever a component throws when it stops
          throw new IllegalStateException("route " + id + " does not end: " + reason(e), e);
        }
      }
    }
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
