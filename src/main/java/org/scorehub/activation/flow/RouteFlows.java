package org.scorehub.activation.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.scorehub.activation.flow.Flow.Edge;
import org.scorehub.activation.flow.Flow.Kind;
import org.scorehub.activation.flow.Flow.Node;
import org.scorehub.activation.flow.RouteSteps.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Draws the routes of connectors from what Camel runs: where documents come from, the topic that
 * they wait on, what works on them, and the routes by which answers leave. Between the last two
 * stands the database.
 */
@Component
public final class RouteFlows {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
  private static final Pattern USER = Pattern.compile("//[^/@]*@");
  private static final String STORE = "store";
  private static final String PATTERN_MARK = "\u0000";
  private static final int MOST_DETAIL = 4;

  private final ObjectProvider<CamelContext> context;
  private final RouteTally tally;

  RouteFlows(ObjectProvider<CamelContext> context, RouteTally tally) {
    this.context = context;
    this.tally = tally;
  }

  /** The flow of one connector; empty if none of its routes runs here. */
  public Flow of(String connector) {
    return new Drawing((ModelCamelContext) context.getObject(), connector).draw();
  }

  /** One drawing. */
  private final class Drawing {
    private final ModelCamelContext camel;
    private final String prefix;
    private final Map<Integer, Map<String, Node>> columns = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    Drawing(ModelCamelContext camel, String connector) {
      this.camel = camel;
      this.prefix = connector + ".";
    }

    Flow draw() {
      List<RouteDefinition> own =
          camel.getRouteDefinitions().stream()
              .filter(route -> route.getRouteId().startsWith(prefix))
              .toList();
      own.stream().filter(route -> !isCalled(route)).forEach(this::incoming);
      own.stream().filter(RouteFlows::isCalled).forEach(this::outgoing);
      List<List<Node>> drawn = new ArrayList<>();
      new java.util.TreeMap<>(columns)
          .values()
          .forEach(column -> drawn.add(List.copyOf(column.values())));
      return new Flow(drawn, List.copyOf(edges));
    }

    private void incoming(RouteDefinition route) {
      String source = add(0, Node.of("from " + route.getRouteId(), Kind.SOURCE, source(route)));
      String receiving = add(1, node(route));
      edge(source, receiving);
      for (Step step : RouteSteps.of(camel, route)) {
        if (step.address() && step.text().startsWith("kafka:")) {
          String topic = add(2, Node.of(step.text(), Kind.TOPIC, topic(step.text())));
          edge(receiving, topic);
          consumers(step.text(), topic);
        }
      }
    }

    /** What works on a topic: each bean of the route that reads it, and then the database. */
    private void consumers(String address, String topic) {
      camel.getRouteDefinitions().stream()
          .filter(route -> RouteSteps.input(route).split("\\?", 2)[0].equals(address))
          .forEach(route -> works(route, topic));
    }

    private void works(RouteDefinition route, String topic) {
      String before = add(3, node(route));
      edge(topic, before);
      int column = 4;
      for (String bean : beans(route)) {
        String id = add(column++, Node.of(route.getRouteId() + " " + bean, Kind.STEP, bean));
        edge(before, id);
        before = id;
      }
      edge(before, store());
    }

    private String store() {
      return add(20, Node.of(STORE, Kind.STORE, "PostgreSQL"));
    }

    private void outgoing(RouteDefinition route) {
      String own = add(22, node(route));
      camel.getRouteDefinitions().stream()
          .filter(caller -> calls(caller, RouteSteps.input(route)))
          .forEach(
              caller -> {
                String calling = add(21, node(caller));
                edge(store(), calling);
                edge(calling, own);
              });
      String to = "to " + route.getRouteId();
      edge(own, add(23, Node.of(to, Kind.RECEIVER, receiver(route))));
    }

    /** Whether a route of the hub sends to an address that it puts together. */
    private boolean calls(RouteDefinition caller, String address) {
      return !caller.getRouteId().startsWith(prefix)
          && RouteSteps.of(camel, caller).stream()
              .anyMatch(step -> step.address() && matches(step.text(), address));
    }

    private Node node(RouteDefinition route) {
      RouteTally.Count count = tally.of(route.getRouteId());
      List<String> beans = beans(route);
      return new Node(
          route.getRouteId(),
          Kind.ROUTE,
          route.getRouteId(),
          beans.subList(0, Math.min(MOST_DETAIL, beans.size())),
          String.valueOf(camel.getRouteController().getRouteStatus(route.getRouteId())),
          count.completed(),
          count.failed());
    }

    /** Each bean once, in the order of the first call. */
    private List<String> beans(RouteDefinition route) {
      return RouteSteps.of(camel, route).stream()
          .filter(step -> !step.address())
          .map(step -> step.text().split("\\.", 2)[0])
          .distinct()
          .toList();
    }

    private String source(RouteDefinition route) {
      Route running = camel.getRoute(route.getRouteId());
      return shown(
          running == null ? RouteSteps.input(route) : running.getEndpoint().getEndpointBaseUri());
    }

    private String receiver(RouteDefinition route) {
      return RouteSteps.of(camel, route).stream()
          .filter(Step::address)
          .map(step -> shown(step.text()))
          .reduce((first, last) -> last)
          .orElse(route.getRouteId());
    }

    private String topic(String address) {
      try {
        return camel.resolvePropertyPlaceholders(address).replaceFirst("^kafka:/*", "");
      } catch (IllegalArgumentException e) {
        return address;
      }
    }

    private String add(int column, Node node) {
      columns.computeIfAbsent(column, c -> new LinkedHashMap<>()).putIfAbsent(node.id(), node);
      return node.id();
    }

    private void edge(String from, String to) {
      edges.add(new Edge(from, to));
    }
  }

  private static boolean isCalled(RouteDefinition route) {
    return RouteSteps.input(route).startsWith("direct:");
  }

  /** Whether an address with expressions in it can be this one. */
  private static boolean matches(String written, String address) {
    String[] parts = EXPRESSION.matcher(written).replaceAll(PATTERN_MARK).split(PATTERN_MARK, -1);
    if (parts.length == 1 || !written.startsWith("direct:")) {
      return false;
    }
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : ".+").append(Pattern.quote(parts[i]));
    }
    return address.matches(pattern.toString());
  }

  /** Without a login, and without what the hub's own frame puts before it. */
  private static String shown(String address) {
    String bare = address.replaceFirst("^master:/*[^:]+:", "");
    return USER.matcher(bare).replaceAll("//").replaceFirst("\\?.*$", "");
  }
}
