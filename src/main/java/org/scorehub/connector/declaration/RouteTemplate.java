package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A route template as it is declared.
 *
 * @param parameters by name, in the order of the file
 * @param sends whether its routes send what the hub made; else they take something in
 */
record RouteTemplate(String id, Map<String, Parameter> parameters, boolean sends) {

  /**
   * @param required whether it has no default
   */
  record Parameter(String description, boolean required) {}

  /** Reads the {@code routeTemplate} of a file; tolerates whatever is wrong with it. */
  static RouteTemplate of(JsonNode declared) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (JsonNode parameter : declared.path("parameters")) {
      boolean optional = parameter.has("defaultValue") || isFalse(parameter.path("required"));
      parameters.put(
          parameter.path("name").asText(),
          new Parameter(parameter.path("description").asText(), !optional));
    }
    String from = declared.path("route").path("from").path("uri").asText();
    return new RouteTemplate(declared.path("id").asText(), parameters, from.endsWith(".out"));
  }

  private static boolean isFalse(JsonNode required) {
    return required.asText().equals("false");
  }

  /** Whether one route is made of it for each tenant, to fetch something. */
  boolean fetches() {
    return parameters.containsKey("tenant") && !sends;
  }

  /** Names of those that must be given where nobody else gives them. */
  Set<String> required() {
    return parameters.entrySet().stream()
        .filter(parameter -> parameter.getValue().required())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of those that a connector's {@code poll} gives. */
  Set<String> givenByPoll() {
    Set<String> names = new TreeSet<>(parameters.keySet());
    names.removeAll(TenantParameterNames.SOURCE);
    names.removeAll(TenantParameterNames.SETTINGS);
    return names;
  }
}
