package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.canonical.Problem;

/** What the steps of the routes in one file name, and whether it is there. Used once. */
final class RouteSteps {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:]+)(:[^}]*)?}}");
  private static final Pattern BEAN = Pattern.compile("#(?:bean:)?([A-Za-z][A-Za-z0-9]*)");

  /** Steps that do nothing without an expression, which Camel's schema lets them lack. */
  private static final Set<String> EXPRESSIVE =
      Set.of("filter", "split", "setBody", "setHeader", "setProperty", "transform", "validate");

  private static final Set<String> LANGUAGES =
      Set.of(
          "expression",
          "constant",
          "csimple",
          "datasonnet",
          "exchangeProperty",
          "groovy",
          "header",
          "hl7terser",
          "java",
          "joor",
          "jq",
          "js",
          "jsonpath",
          "language",
          "method",
          "mvel",
          "ognl",
          "python",
          "ref",
          "simple",
          "spel",
          "tokenize",
          "variable",
          "wasm",
          "xpath",
          "xquery",
          "xtokenize");

  private final DeclarationFile file;
  private final Set<String> configurations;
  private final Set<String> parameters;
  private final EndpointChecks endpoints;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param configurations ids of route configurations
   * @param entrances names of {@code direct:} endpoints that some route begins with
   * @param parameters those of the template that the steps are in
   */
  RouteSteps(
      DeclarationFile file,
      Set<String> configurations,
      Set<String> entrances,
      Set<String> parameters) {
    this.file = file;
    this.configurations = configurations;
    this.parameters = parameters;
    this.endpoints = new EndpointChecks(file, entrances);
  }

  List<Problem> problems() {
    return problems("", file.tree());
  }

  List<Problem> problems(String at, JsonNode node) {
    walk(at, node);
    problems.addAll(endpoints.problems());
    return problems;
  }

  private void walk(String at, JsonNode node) {
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(at + '[' + (i + 1) + ']', node.get(i));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String there = at + '/' + member.getKey();
      member(there, member.getKey(), member.getValue());
      walk(there, member.getValue());
    }
    if (node.path("uri").isTextual()) {
      endpoints.check(at + "/uri", node.get("uri").textValue(), node.path("parameters"), at);
    }
  }

  private void member(String at, String name, JsonNode value) {
    switch (name) {
      case "bean", "method" -> bean(at, value);
      case "to", "toD", "from", "wireTap", "enrich", "pollEnrich" -> {
        if (value.isTextual()) {
          endpoints.check(at, value.textValue(), value, at);
        }
      }
      case "executorService" -> named(at, value);
      case "routeConfigurationId" -> configuration(at, value);
      default -> {
        // the walk goes on below it
      }
    }
    if (value.isTextual()) {
      text(at, value.textValue());
    } else if (EXPRESSIVE.contains(name) && value.isObject() && !hasExpression(value)) {
      problems.add(
          file.problem(DeclarationFile.INVALID, at, "an expression is missing, such as simple"));
    }
  }

  private static boolean hasExpression(JsonNode step) {
    return LANGUAGES.stream().anyMatch(step::has);
  }

  private void bean(String at, JsonNode bean) {
    String ref = bean.path("ref").textValue();
    if (ref == null || isOpen(ref)) {
      return;
    }
    Set<String> methods = RouteBeans.methods(ref);
    String method = bean.path("method").asText().replaceFirst("\\(.*", "");
    if (!RouteBeans.names().contains(ref)) {
      problems.add(file.noSuch(at + "/ref", "bean for routes", ref, RouteBeans.names()));
    } else if (!method.isEmpty() && !methods.contains(method)) {
      problems.add(file.noSuch(at + "/method", "method of " + ref, method, methods));
    }
  }

  private void named(String at, JsonNode bean) {
    if (bean.isTextual() && !RouteBeans.names().contains(bean.textValue())) {
      problems.add(file.noSuch(at, "bean for routes", bean.textValue(), RouteBeans.names()));
    }
  }

  private void configuration(String at, JsonNode value) {
    if (value.isTextual() && !configurations.contains(value.textValue())) {
      problems.add(file.noSuch(at, "route configuration", value.textValue(), configurations));
    }
  }

  private void text(String at, String text) {
    Matcher bean = BEAN.matcher(text);
    if (bean.matches() && !RouteBeans.names().contains(bean.group(1))) {
      problems.add(file.noSuch(at, "bean for routes", bean.group(1), RouteBeans.names()));
    }
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      String name = placeholder.group(1).strip();
      if (!name.contains(".") && !parameters.contains(name)) {
        problems.add(file.noSuch(at, "parameter", name, parameters));
      }
    }
  }

  /** Whether the name is made only when the route is. */
  private static boolean isOpen(String name) {
    return name.contains("{{") || name.contains("${");
  }
}
