package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.scorehub.canonical.Problem;

/** What is wrong with the route files of one connector. Used once. */
final class RouteFileChecks {

  private final String connector;
  private final DeclaredDocuments documents;
  private final SharedRoutes shared;
  private final Set<String> paths;
  private final Map<String, String> routeIds = new HashMap<>();
  private final Set<String> entrances;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param documents those of the connector's manifest
   * @param paths all files that routes may name
   */
  RouteFileChecks(
      String connector, DeclaredDocuments documents, SharedRoutes shared, Set<String> paths) {
    this.connector = connector;
    this.documents = documents;
    this.shared = shared;
    this.entrances = new TreeSet<>(shared.entrances());
    this.paths = paths;
  }

  List<Problem> of(List<DeclarationFile> files) {
    files.forEach(file -> file.tree().forEach(e -> SharedRoutes.entrance(e, entrances)));
    files.forEach(this::check);
    return problems;
  }

  private void check(DeclarationFile file) {
    problems.addAll(file.unreadable());
    if (!file.isReadable()) {
      return;
    }
    file.check(CamelSchema.get()).forEach(problems::add);
    for (int i = 0; i < file.tree().size(); i++) {
      JsonNode entry = file.tree().path(i);
      String at = "[" + (i + 1) + "]";
      if (entry.has("templatedRoute")) {
        String there = at + "/templatedRoute";
        id(file, there + "/routeId", entry.path("templatedRoute").path("routeId"));
        TemplatedRoute route = new TemplatedRoute(file, there, entry.path("templatedRoute"));
        problems.addAll(route.problems(connector, documents, shared, paths));
      } else if (entry.has("route")) {
        id(file, at + "/route/id", entry.path("route").path("id"));
        names(file, at + "/route", entry.path("route"));
      }
    }
    problems.addAll(new RouteSteps(file, shared.configurations(), entrances, Set.of()).problems());
  }

  /** Ids read like an address, and become names of metrics: they begin with the connector's. */
  private void id(DeclarationFile file, String at, JsonNode id) {
    if (!id.isTextual()) {
      return;
    }
    String first = routeIds.putIfAbsent(id.textValue(), file.path());
    if (first != null) {
      problems.add(
          file.problem(
                  DeclarationFile.INVALID,
                  at,
                  "the id \"%s\" is taken by a route in %s".formatted(id.textValue(), first))
              .withValue(id.textValue()));
    }
    if (!id.textValue().startsWith(connector + '.')) {
      problems.add(
          file.problem(
                  DeclarationFile.INVALID,
                  at,
                  "\"%s\" does not begin with the connector's id".formatted(id.textValue()))
              .withValue(id.textValue())
              .expecting(connector + ".<document>.in or .out"));
    }
  }

  /** The properties by which a route says what it brings in. */
  private void names(DeclarationFile file, String at, JsonNode node) {
    if (node.path("name").asText().equals("hub.connector")) {
      name(file, at, node, "connector", Set.of(connector));
    } else if (node.path("name").asText().equals("hub.document")) {
      name(file, at, node, "document", documents.names());
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      names(file, at + '[' + (i + 1) + ']', node.get(i));
    }
    node.properties().forEach(each -> names(file, at + '/' + each.getKey(), each.getValue()));
  }

  private void name(
      DeclarationFile file, String at, JsonNode node, String what, Set<String> known) {
    String value = node.path("constant").textValue();
    if (value != null && !known.isEmpty() && !known.contains(value)) {
      problems.add(file.noSuch(at + "/constant", what, value, known));
    }
  }
}
