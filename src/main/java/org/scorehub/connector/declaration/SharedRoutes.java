package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.scorehub.canonical.Problem;
import org.scorehub.mapping.Bundle;

/**
 * What the files in {@code routes/_shared} offer to those of connectors.
 *
 * @param templates route templates by id
 * @param configurations ids of route configurations
 * @param entrances names of {@code direct:} endpoints that routes begin with
 * @param files the files themselves
 */
record SharedRoutes(
    Map<String, RouteTemplate> templates,
    Set<String> configurations,
    Set<String> entrances,
    List<DeclarationFile> files) {

  static final String FOLDER = "routes/_shared/";
  private static final Remembered<SharedRoutes> LAST = new Remembered<>();
  static final String SUFFIX = ".camel.yaml";

  static SharedRoutes read(Bundle bundle) {
    List<String> paths = bundle.paths().stream().filter(p -> p.startsWith(FOLDER)).toList();
    return LAST.of(bundle, paths, () -> of(files(bundle, FOLDER)));
  }

  private static SharedRoutes of(List<DeclarationFile> files) {
    SharedRoutes shared =
        new SharedRoutes(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
    for (DeclarationFile file : files) {
      shared.files().add(file);
      file.tree().forEach(shared::add);
    }
    return shared;
  }

  static List<DeclarationFile> files(Bundle bundle, String folder) {
    return bundle.paths().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(SUFFIX))
        .map(path -> DeclarationFile.yaml(path, bundle.read(path)))
        .toList();
  }

  private void add(JsonNode entry) {
    if (entry.has("routeTemplate")) {
      RouteTemplate template = RouteTemplate.of(entry.get("routeTemplate"));
      templates.put(template.id(), template);
    }
    if (entry.has("routeConfiguration")) {
      configurations.add(entry.get("routeConfiguration").path("id").asText());
    }
    entrance(entry, entrances);
  }

  /** Notes the name that a route can be called by from others. */
  static void entrance(JsonNode entry, Set<String> entrances) {
    String from = entry.path("route").path("from").path("uri").asText();
    if (from.startsWith("direct:")) {
      entrances.add(from.substring("direct:".length()));
    }
  }

  /** Files that cannot be read, so that nobody knows what they offer. */
  List<Problem> unreadable() {
    return files.stream().flatMap(file -> file.unreadable().stream()).toList();
  }
}
