package org.scorehub.activation.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** What a route does, with what the routes do that it calls directly. */
final class RouteSteps {

  private static final String DIRECT = "direct:";

  /**
   * One step.
   *
   * @param address whether it leads to an endpoint; else it calls a bean
   */
  record Step(boolean address, String text) {}

  private final ModelCamelContext camel;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private RouteSteps(ModelCamelContext camel) {
    this.camel = camel;
  }

  static List<Step> of(ModelCamelContext camel, RouteDefinition route) {
    RouteSteps found = new RouteSteps(camel);
    found.walk(route);
    return found.steps;
  }

  private void walk(RouteDefinition route) {
    if (seen.add(route.getRouteId())) {
      route.getOutputs().forEach(this::walk);
    }
  }

  private void walk(ProcessorDefinition<?> step) {
    if (step instanceof BeanDefinition bean) {
      steps.add(new Step(false, bean.getRef() + "." + bean.getMethod()));
    } else if (step instanceof ToDynamicDefinition to) {
      steps.add(new Step(true, to.getUri()));
    } else if (step instanceof ToDefinition to) {
      called(to.getUri()).ifPresentOrElse(this::walk, () -> add(to.getUri()));
    }
    step.getOutputs().forEach(this::walk);
  }

  private void add(String uri) {
    steps.add(new Step(true, uri));
  }

  /** The route that a direct address leads to. */
  private Optional<RouteDefinition> called(String uri) {
    return uri.startsWith(DIRECT)
        ? camel.getRouteDefinitions().stream().filter(r -> input(r).equals(uri)).findFirst()
        : Optional.empty();
  }

  static String input(RouteDefinition route) {
    return String.valueOf(route.getInput().getEndpointUri());
  }
}
