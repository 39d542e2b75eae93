package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.scorehub.canonical.Problem;

/** One {@code templatedRoute} of a route file, and what is wrong with it. Used once. */
final class TemplatedRoute {

  private final DeclarationFile file;
  private final String at;
  private final JsonNode declared;
  private final List<Problem> problems = new ArrayList<>();

  TemplatedRoute(DeclarationFile file, String at, JsonNode declared) {
    this.file = file;
    this.at = at;
    this.declared = declared;
  }

  List<Problem> problems(
      String connector, DeclaredDocuments documents, SharedRoutes shared, Set<String> paths) {
    Map<String, Integer> given = given();
    String name = declared.path("routeTemplateRef").textValue();
    RouteTemplate template = name == null ? null : shared.templates().get(name);
    if (template != null) {
      parameters(template, given, paths);
      target("connector", given, Set.of(connector), "connector");
      target(
          "document",
          given,
          template.sends() ? documents.outbound() : documents.inbound(),
          direction(template));
    } else if (name != null) {
      problems.add(
          file.noSuch(at + "/routeTemplateRef", "route template", name, templates(shared)));
      problems.addAll(shared.unreadable());
    }
    return problems;
  }

  private static String direction(RouteTemplate template) {
    return (template.sends() ? "outbound" : "inbound") + " document";
  }

  private static Set<String> templates(SharedRoutes shared) {
    Set<String> known = new TreeSet<>();
    shared.templates().values().stream()
        .filter(template -> !template.fetches())
        .forEach(template -> known.add(template.id()));
    return known;
  }

  /** Positions of the parameters by name. */
  private Map<String, Integer> given() {
    Map<String, Integer> given = new LinkedHashMap<>();
    JsonNode parameters = declared.path("parameters");
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i).path("name").asText();
      Integer first = given.putIfAbsent(name, i + 1);
      if (first != null) {
        String message =
            "the parameter %s stands twice; first in line %d"
                .formatted(name, file.placed().at(parameter(first)).line());
        problems.add(file.problem(DeclarationFile.INVALID, parameter(i + 1), message));
      }
    }
    return given;
  }

  private String parameter(int number) {
    return at + "/parameters[" + number + ']';
  }

  private String value(int number) {
    return declared.path("parameters").path(number - 1).path("value").asText();
  }

  private void parameters(RouteTemplate template, Map<String, Integer> given, Set<String> paths) {
    Set<String> allowed = template.parameters().keySet();
    given.forEach(
        (name, number) -> {
          if (allowed.contains(name)) {
            Parameters.file(file, parameter(number) + "/value", name, value(number), paths)
                .ifPresent(problems::add);
          } else if (!name.isEmpty()) {
            String what = "parameter of template " + template.id();
            problems.add(file.noSuch(parameter(number) + "/name", what, name, allowed));
          }
        });
    Set<String> missing = template.required();
    missing.removeAll(given.keySet());
    missing.forEach(
        name -> problems.add(Parameters.missing(file, at + "/parameters", name, template)));
  }

  private void target(
      String parameter, Map<String, Integer> given, Set<String> known, String what) {
    Integer number = given.get(parameter);
    if (number == null || known.isEmpty() || value(number).isEmpty()) {
      return;
    }
    if (!known.contains(value(number))) {
      problems.add(file.noSuch(parameter(number) + "/value", what, value(number), known));
    }
  }
}
