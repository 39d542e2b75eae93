package org.scorehub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorDefinition;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InvalidConnector;

/**
 * One connector as {@code ./hub connectors} tells of it.
 *
 * @param id name of its folders
 * @param definition what its manifest says; empty if its files are wrong
 * @param problems what is wrong with its files
 */
record ListedConnector(
    String id, Optional<ConnectorDefinition> definition, List<Problem> problems) {

  private static final String NONE = "-";

  ListedConnector {
    problems = List.copyOf(problems);
  }

  static ListedConnector read(Path root, String id) {
    try {
      Connector connector = ConnectorCatalogue.read(root, id);
      return new ListedConnector(id, Optional.of(connector.definition()), List.of());
    } catch (InvalidConnector invalid) {
      return new ListedConnector(id, Optional.empty(), invalid.problems());
    }
  }

  /** A row for each document, in the columns of {@link ConnectorsCommand}. */
  List<List<String>> rows() {
    return definition.map(this::rows).orElseGet(() -> List.of(invalidRow()));
  }

  private List<List<String>> rows(ConnectorDefinition valid) {
    return valid.documents().entrySet().stream().map(d -> row(valid, d)).toList();
  }

  private List<String> row(
      ConnectorDefinition valid, Map.Entry<String, DocumentDefinition> document) {
    return List.of(
        id,
        document.getKey(),
        lower(document.getValue().direction()),
        lower(document.getValue().format()),
        document.getValue().canonical(),
        valid.profile().status(),
        "ok");
  }

  private List<String> invalidRow() {
    return List.of(id, NONE, NONE, NONE, NONE, NONE, "invalid: " + reason());
  }

  private String reason() {
    int more = problems.size() - 1;
    return problems.get(0).located() + (more > 0 ? " and " + more + " more" : "");
  }

  /** A line for each thing that is wrong. */
  List<String> wrong() {
    return problems.stream().map(Problem::located).toList();
  }

  ObjectNode json() throws JsonProcessingException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
    definition.ifPresent(valid -> describe(valid, json));
    json.put("state", definition.isPresent() ? "ok" : "invalid");
    ArrayNode wrong = json.putArray("problems");
    for (Problem problem : problems) {
      wrong.add(JsonLines.tree(problem));
    }
    ArrayNode documents = json.putArray("documents");
    definition.ifPresent(
        valid ->
            valid.documents().forEach((name, document) -> documents.add(document(name, document))));
    return json;
  }

  private static void describe(ConnectorDefinition valid, ObjectNode json) {
    json.put("title", valid.title())
        .put("scheme", valid.scheme())
        .put("summary", valid.summary())
        .put("status", valid.profile().status())
        .put("note", valid.profile().note());
  }

  private static ObjectNode document(String name, DocumentDefinition document) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("document", name)
        .put("title", document.title())
        .put("direction", lower(document.direction()))
        .put("format", lower(document.format()))
        .put("canonical", document.canonical())
        .put("schema", document.schema())
        .put("mapping", document.mapping());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
