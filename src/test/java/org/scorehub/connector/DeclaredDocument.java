package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.DocumentWriter;
import org.scorehub.document.TableLayout;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.Mapping;

/** One document of a connector.yaml, with its example folders. */
record DeclaredDocument(String connector, String name, JsonNode yaml) {

  static final Path ROOT = Path.of("").toAbsolutePath();

  /** Every document of every connector of the project. */
  static Stream<DeclaredDocument> all() {
    return DeclaredConnector.all().stream().flatMap(connector -> connector.documents().stream());
  }

  boolean inbound() {
    return text("direction").equals("in");
  }

  String text(String member) {
    return yaml.get(member).textValue();
  }

  /** File of an example that holds the outbound document. */
  String written() {
    return "expected." + text("format");
  }

  @Nullable String alarm() {
    return yaml.path("alarm").textValue();
  }

  Mapping mapping(String path) {
    return Mapping.compile(bundle(), connector, path);
  }

  DocumentReader reader() {
    Bundle bundle = bundle();
    return switch (text("format")) {
      case "xml" -> DocumentSchemas.xmlReader(bundle::read, text("schema"), text("root"), limits());
      case "table" -> DocumentSchemas.tableReader(bundle::read, text("schema"), layout(), limits());
      default -> DocumentSchemas.jsonReader(bundle::read, text("schema"), limits());
    };
  }

  DocumentWriter writer() {
    Bundle bundle = bundle();
    return switch (text("format")) {
      case "xml" -> DocumentSchemas.xmlWriter(bundle::read, text("schema"), text("root"));
      case "table" -> DocumentSchemas.tableWriter(bundle::read, text("schema"), layout());
      default -> DocumentSchemas.jsonWriter(bundle::read, text("schema"));
    };
  }

  /** What an example's result is called: canonical JSON in, their format out. */
  String expected() {
    return "expected."
        + switch (text("format")) {
          case "xml" -> inbound() ? "json" : "xml";
          case "table" -> inbound() ? "json" : "csv";
          default -> "json";
        };
  }

  private TableLayout layout() {
    return yaml.has("table")
        ? new ObjectMapper().convertValue(yaml.get("table"), TableLayout.class)
        : TableLayout.PLAIN;
  }

  List<Example> examples() {
    Path folder = ROOT.resolve("mappings").resolve(connector).resolve("examples").resolve(name);
    try (Stream<Path> cases = Files.list(folder)) {
      return cases
          .filter(Files::isDirectory)
          .sorted()
          .map(path -> new Example(this, path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DocumentLimits limits() {
    JsonNode limits = yaml.get("limits");
    return new DocumentLimits(
        limits.get("maxBytes").longValue(),
        limits.get("maxDepth").intValue(),
        limits.get("maxNodes").intValue());
  }

  private Bundle bundle() {
    return Bundle.load(
        ROOT,
        List.of(
            "mappings/_shared",
            "mappings/canonical",
            "mappings/" + connector,
            "schemas/" + connector));
  }

  @Override
  public String toString() {
    return connector + " " + name;
  }
}
