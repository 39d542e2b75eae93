package org.scorehub.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.declaration.Manifest;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.DocumentWriter;
import org.scorehub.document.SchemaSources;
import org.scorehub.document.TableLayout;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.InvalidMapping;
import org.scorehub.mapping.Mapping;
import org.scorehub.mapping.ProjectFiles;

/** Compiles a connector from its bundle of files. */
public final class ConnectorCompiler {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
  private static final String MANIFEST_SCHEMA = "schemas/hub/connector.schema.json";

  private final Bundle bundle;
  private final String connector;
  private final Manifest manifest;
  private final List<Problem> problems;
  private final Map<String, InboundDocument> inbound = new LinkedHashMap<>();
  private final Map<String, OutboundDocument> outbound = new LinkedHashMap<>();

  private ConnectorCompiler(Bundle bundle, String connector) {
    this.bundle = bundle;
    this.connector = connector;
    this.manifest = Manifest.read(bundle, connector);
    this.problems = new ArrayList<>(manifest.problems());
  }

  /** Reads the files of one connector and those it shares with others. */
  public static Bundle bundle(Path projectRoot, String connector) {
    return bundle(new ProjectFiles(projectRoot), connector);
  }

  /** The same, where the files of several are looked at. */
  public static Bundle bundle(ProjectFiles files, String connector) {
    return files.bundle(
        List.of(
            "routes/" + connector,
            "mappings/" + connector,
            "mappings/_shared",
            "mappings/canonical",
            "mappings/score",
            "schemas/" + connector,
            MANIFEST_SCHEMA));
  }

  /**
   * Compiles a connector.
   *
   * @throws InvalidConnector if any of its files is wrong; lists all that was found
   */
  public static Connector compile(Bundle bundle, String connector) {
    return new ConnectorCompiler(bundle, connector).compile();
  }

  private Connector compile() {
    manifest.documents().forEach(this::compile);
    if (!problems.isEmpty()) {
      throw new InvalidConnector(connector, problems.stream().distinct().toList());
    }
    return new Connector(definition(), bundle, inbound, outbound);
  }

  private ConnectorDefinition definition() {
    try {
      return JSON.treeToValue(manifest.tree(), ConnectorDefinition.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest that obeys its schema cannot be read", e);
    }
  }

  private void compile(String name, JsonNode declared) {
    try {
      if (manifest.isSound(name)) {
        compile(name, JSON.treeToValue(declared, DocumentDefinition.class));
      } else {
        mapping(declared.path("mapping").textValue());
        mapping(declared.path("alarm").textValue());
      }
    } catch (IllegalArgumentException | JsonProcessingException e) {
      problems.addAll(broken(name, declared, String.valueOf(e.getMessage())));
    }
  }

  private void compile(String name, DocumentDefinition document) {
    Mapping mapping = mapping(document.mapping());
    if (document.direction() == DocumentDefinition.Direction.IN) {
      Mapping alarm = mapping(document.alarm());
      DocumentReader reader = reader(bundle, document);
      if (mapping != null) {
        inbound.put(name, new InboundDocument(document, reader, mapping, alarm));
      }
    } else {
      DocumentWriter writer = writer(bundle, document);
      if (mapping != null) {
        outbound.put(name, new OutboundDocument(document, mapping, writer));
      }
    }
  }

  /** Null if there is none, or none that works; what is wrong with it is noted. */
  private @Nullable Mapping mapping(@Nullable String path) {
    if (path == null || !bundle.contains(path)) {
      return null;
    }
    try {
      return Mapping.compile(bundle, connector, path);
    } catch (InvalidMapping e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private List<Problem> broken(String name, JsonNode declared, String message) {
    List<Problem> found = new ArrayList<>();
    String schema = declared.path("schema").textValue();
    if (schema != null && bundle.contains(schema)) {
      found.addAll(SchemaSources.problems(bundle::read, schema));
    }
    return found.isEmpty() ? List.of(manifest.problem(name, message)) : found;
  }

  /**
   * A reader of a document's bytes, also of one that the hub sends.
   *
   * @throws IllegalArgumentException if its schema cannot be used
   */
  public static DocumentReader reader(Bundle bundle, DocumentDefinition document) {
    return switch (document.format()) {
      case XML ->
          DocumentSchemas.xmlReader(
              bundle::read, document.schema(), root(document), document.limits());
      case JSON -> DocumentSchemas.jsonReader(bundle::read, document.schema(), document.limits());
      case TABLE ->
          DocumentSchemas.tableReader(
              bundle::read, document.schema(), layout(document), document.limits());
    };
  }

  /**
   * A writer of a document's bytes, also of one that others send.
   *
   * @throws IllegalArgumentException if its schema cannot be used
   */
  public static DocumentWriter writer(Bundle bundle, DocumentDefinition document) {
    return switch (document.format()) {
      case XML -> DocumentSchemas.xmlWriter(bundle::read, document.schema(), root(document));
      case JSON -> DocumentSchemas.jsonWriter(bundle::read, document.schema());
      case TABLE -> DocumentSchemas.tableWriter(bundle::read, document.schema(), layout(document));
    };
  }

  private static TableLayout layout(DocumentDefinition document) {
    return document.table() == null ? TableLayout.PLAIN : document.table();
  }

  private static String root(DocumentDefinition document) {
    return Objects.requireNonNull(document.root(), "an XML document names its root element");
  }

  /** Path of a connector's manifest from the project root. */
  public static String manifest(String connector) {
    return "routes/" + connector + "/connector.yaml";
  }
}
