package org.scorehub.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.DocumentWriter;
import org.scorehub.document.TableLayout;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.InvalidMapping;
import org.scorehub.mapping.Mapping;

/** Compiles a connector from its bundle of files. */
public final class ConnectorCompiler {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANIFEST_SCHEMA = "schemas/hub/connector.schema.json";

  private ConnectorCompiler() {}

  /** Reads the files of one connector and those it shares with others. */
  public static Bundle bundle(Path projectRoot, String connector) {
    return Bundle.load(
        projectRoot,
        List.of(
            manifest(connector),
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
    ConnectorDefinition definition = readDefinition(bundle, connector);
    List<Problem> problems = new ArrayList<>();
    Map<String, InboundDocument> inbound = new LinkedHashMap<>();
    Map<String, OutboundDocument> outbound = new LinkedHashMap<>();
    definition
        .documents()
        .forEach(
            (name, document) ->
                compileDocument(bundle, connector, name, document, inbound, outbound, problems));
    if (!problems.isEmpty()) {
      throw new InvalidConnector(connector, problems);
    }
    return new Connector(definition, bundle, inbound, outbound);
  }

  private static void compileDocument(
      Bundle bundle,
      String connector,
      String name,
      DocumentDefinition document,
      Map<String, InboundDocument> inbound,
      Map<String, OutboundDocument> outbound,
      List<Problem> problems) {
    try {
      Mapping mapping = Mapping.compile(bundle, connector, document.mapping());
      if (document.direction() == DocumentDefinition.Direction.IN) {
        Mapping alarm = alarm(bundle, connector, document);
        inbound.put(name, new InboundDocument(document, reader(bundle, document), mapping, alarm));
      } else {
        outbound.put(name, new OutboundDocument(document, mapping, writer(bundle, document)));
      }
    } catch (InvalidMapping e) {
      problems.addAll(e.problems());
    } catch (IllegalArgumentException e) {
      problems.add(invalid(connector, "document " + name + ": " + e.getMessage()));
    }
  }

  private static @Nullable Mapping alarm(
      Bundle bundle, String connector, DocumentDefinition document) {
    return document.alarm() == null ? null : Mapping.compile(bundle, connector, document.alarm());
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

  private static ConnectorDefinition readDefinition(Bundle bundle, String connector) {
    try {
      JsonNode manifest = YAML.readTree(bundle.read(manifest(connector)));
      List<Problem> problems =
          DocumentSchemas.jsonReader(bundle::read, MANIFEST_SCHEMA, DocumentLimits.DEFAULT)
              .read(JSON.writeValueAsBytes(manifest))
              .problems();
      if (!problems.isEmpty()) {
        throw new InvalidConnector(
            connector, problems.stream().map(p -> p.inMapping(manifest(connector), 0)).toList());
      }
      return YAML.treeToValue(manifest, ConnectorDefinition.class);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidConnector(
          connector,
          List.of(invalid(connector, e.getOriginalMessage()).inMapping(manifest(connector), line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem invalid(String connector, String message) {
    return Problem.blocking(ProblemKind.MALFORMED, "connector.invalid", message)
        .inMapping(manifest(connector), 0);
  }

  /** Path of a connector's manifest from the project root. */
  public static String manifest(String connector) {
    return "routes/" + connector + "/connector.yaml";
  }
}
