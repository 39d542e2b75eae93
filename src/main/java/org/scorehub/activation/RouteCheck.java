package org.scorehub.activation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.model.TemplatedRouteParameterDefinition;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.Connector;

/**
 * Checks one file of routes against what the hub offers: templates and their parameters, beans,
 * files of the connector.
 */
final class RouteCheck {

  private static final String QUERY = "query";

  private final ModelCamelContext camel;
  private final Connector connector;
  private final String path;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();

  RouteCheck(CamelContext camel, Connector connector, String path, String text) {
    this.camel = (ModelCamelContext) camel;
    this.connector = connector;
    this.path = path;
    this.text = text;
  }

  /** Ids of its routes; only where {@link #problems} finds none. */
  static List<String> routeIds(RouteBuilder builder) {
    return Stream.concat(
            routes(builder).stream().map(RouteDefinition::getRouteId),
            templated(builder).stream().map(TemplatedRouteDefinition::getRouteId))
        .toList();
  }

  private static Collection<RouteDefinition> routes(RouteBuilder builder) {
    return builder.getRouteCollection().getRoutes();
  }

  private static Collection<TemplatedRouteDefinition> templated(RouteBuilder builder) {
    return builder.getTemplatedRouteCollection().getTemplatedRoutes();
  }

  /** Line of the first occurrence, from 1; 0 if there is none. */
  static int line(String text, String wanted) {
    int found = text.indexOf(wanted);
    return found < 0
        ? 0
        : (int) text.substring(0, found).chars().filter(c -> c == '\n').count() + 1;
  }

  /** All that is wrong with the routes. */
  List<Problem> problems(RouteBuilder builder) {
    if (!builder.getRouteTemplateCollection().getRouteTemplates().isEmpty()) {
      add("route.template", "A route template belongs into routes/_shared", "routeTemplate:");
    }
    if (text.contains("routeConfiguration:")) {
      add("route.template", "Error handling belongs into routes/_shared", "routeConfiguration:");
    }
    routes(builder).forEach(this::check);
    templated(builder).forEach(this::check);
    return problems;
  }

  private void check(RouteDefinition route) {
    checkId(route.hasCustomIdAssigned() ? route.getRouteId() : null);
    String configuration = route.getRouteConfigurationId();
    if (configuration != null && camel.getRouteConfigurationDefinition(configuration) == null) {
      add("route.reference", "There is no route configuration " + configuration, configuration);
    }
    for (BeanDefinition bean :
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), BeanDefinition.class)) {
      checkBean(bean.getRef());
    }
  }

  private void checkBean(@Nullable String name) {
    if (name != null && camel.getRegistry().lookupByName(name) == null) {
      add("route.reference", "There is no bean " + name, name);
    }
  }

  private void checkId(@Nullable String id) {
    if (id == null || !id.startsWith(connector.id() + '.')) {
      add(
          "route.id",
          "A route of this connector has an id that begins with " + connector.id() + '.',
          id == null ? "route:" : id);
    }
  }

  private void check(TemplatedRouteDefinition route) {
    checkId(route.getRouteId());
    String name = route.getRouteTemplateRef();
    RouteTemplateDefinition template = camel.getRouteTemplateDefinition(name);
    if (template == null) {
      add("route.template", "There is no route template " + name, String.valueOf(name));
    } else {
      checkParameters(template, parameters(route));
    }
  }

  private static Map<String, String> parameters(TemplatedRouteDefinition route) {
    List<TemplatedRouteParameterDefinition> given =
        Objects.requireNonNullElse(route.getParameters(), List.of());
    Map<String, String> parameters = new HashMap<>();
    given.forEach(parameter -> parameters.put(parameter.getName(), parameter.getValue()));
    return parameters;
  }

  private void checkParameters(RouteTemplateDefinition template, Map<String, String> given) {
    List<RouteTemplateParameterDefinition> declared = template.getTemplateParameters();
    Set<String> unknown = new TreeSet<>(given.keySet());
    declared.forEach(parameter -> unknown.remove(parameter.getName()));
    for (String name : unknown) {
      add("route.template", template.getId() + " takes no parameter " + name, "name: " + name);
    }
    for (String name : missing(declared, given)) {
      add("route.template", template.getId() + " needs the parameter " + name, template.getId());
    }
    checkOwn("connector", given, Set.of(connector.id()));
    checkOwn("document", given, connector.definition().documents().keySet());
    checkOwn(QUERY, given, connector.bundle().files().keySet());
  }

  private static Set<String> missing(
      List<RouteTemplateParameterDefinition> declared, Map<String, String> given) {
    return declared.stream()
        .filter(parameter -> parameter.isRequired() && parameter.getDefaultValue() == null)
        .map(RouteTemplateParameterDefinition::getName)
        .filter(name -> !given.containsKey(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkOwn(String parameter, Map<String, String> given, Set<String> allowed) {
    String value = given.get(parameter);
    if (value != null && !allowed.contains(value)) {
      add("route.reference", "The connector has no " + parameter + " " + value, value);
    }
  }

  private void add(String code, String message, String at) {
    problems.add(
        Problem.blocking(ProblemKind.MALFORMED, code, message).inMapping(path, line(text, at)));
  }
}
