package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** Invented tables of suppliers, and what comes of reading them. */
final class Tables {

  /** A row of suppliers; all texts, as all cells are. */
  static final String SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "properties": {
         "number": {"type": "string"},
         "name": {"type": "string"},
         "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
         "workers": {"type": "string"}},
       "required": ["number", "name"],
       "additionalProperties": %s}
      """;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Tables() {}

  static SchemaFiles files() {
    return TestSchemas.inMemory(Map.of("row.schema.json", SCHEMA.formatted("true")));
  }

  static TableReader reader(TableLayout layout) {
    return reader(layout, DocumentLimits.DEFAULT);
  }

  static TableReader reader(TableLayout layout, DocumentLimits limits) {
    return DocumentSchemas.tableReader(files(), "row.schema.json", layout, limits);
  }

  static TableLayout charsets(String... names) {
    return new TableLayout(null, 1, Map.of(), null, List.of(names), null);
  }

  static TableLayout headerRows(int count, Map<String, List<String>> columns) {
    return new TableLayout(null, count, columns, null, List.of(), null);
  }

  static TableLayout sheet(String name) {
    return new TableLayout(name, 1, Map.of(), null, List.of(), null);
  }

  static TableLayout grouped(String member) {
    return new TableLayout(null, 1, Map.of(), null, List.of(), member);
  }

  /**
   * What came of a table.
   *
   * @param trees one a child; null for one with blocking problems
   * @param problems of all children, each once
   * @param ofTable problems of the table as a whole
   */
  record Result(
      List<TableChildren.Child> children,
      List<@Nullable JsonNode> trees,
      List<Problem> problems,
      List<Problem> ofTable) {

    /** The children as JSON, without those that have blocking problems. */
    String json() {
      return trees.stream().filter(tree -> tree != null).toList().toString();
    }
  }

  static Result read(String text) {
    return read(TableLayout.PLAIN, text.getBytes(StandardCharsets.UTF_8));
  }

  static Result read(TableLayout layout, byte[] bytes) {
    return read(reader(layout), bytes);
  }

  static Result read(TableReader reader, byte[] bytes) {
    List<TableChildren.Child> children = new ArrayList<>();
    List<@Nullable JsonNode> trees = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (TableChildren table = reader.open(() -> new ByteArrayInputStream(bytes))) {
      for (var next = table.next(); next.isPresent(); next = table.next()) {
        children.add(next.get());
        Reading reading = reader.read(next.get().bytes());
        boolean broken = reading.problems().stream().anyMatch(Problem::blocking);
        trees.add(broken ? null : ((Reading.Readable) reading).tree());
        problems.addAll(reading.problems());
      }
      return new Result(children, trees, problems, table.problems());
    }
  }

  static JsonNode json(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
