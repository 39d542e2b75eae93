package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The documents of a manifest, as they are written, by name. */
final class DeclaredDocuments {

  private final Map<String, JsonNode> byName = new LinkedHashMap<>();

  DeclaredDocuments(JsonNode manifest) {
    manifest
        .path("documents")
        .properties()
        .forEach(document -> byName.put(document.getKey(), document.getValue()));
  }

  Map<String, JsonNode> byName() {
    return byName;
  }

  Set<String> names() {
    return byName.keySet();
  }

  /** Names of those that come in, sorted. One that does not say could do both. */
  Set<String> inbound() {
    return except("out");
  }

  /** Names of those that go out, sorted. One that does not say could do both. */
  Set<String> outbound() {
    return except("in");
  }

  private Set<String> except(String direction) {
    Set<String> names = new TreeSet<>();
    byName.forEach(
        (name, document) -> {
          if (!document.path("direction").asText().equals(direction)) {
            names.add(name);
          }
        });
    return names;
  }
}
