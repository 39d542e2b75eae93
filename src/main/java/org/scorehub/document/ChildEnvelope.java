package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * The bytes of a child, parsed.
 *
 * @param sheet name of the sheet; null for CSV
 * @param columns column of each value, by its name
 * @param rows at least one
 */
record ChildEnvelope(@Nullable String sheet, Map<String, Integer> columns, List<Row> rows) {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final int DEPTH = 8;

  /**
   * One row.
   *
   * @param number row of the sheet
   * @param values texts by name
   * @param problems what was seen when the row was read from its sheet
   */
  record Row(int number, ObjectNode values, List<Problem> problems) {}

  static ChildEnvelope parse(byte[] bytes, DocumentLimits limits) throws RefusedDocument {
    DocumentBytes.check(bytes, limits);
    JsonNode tree = tree(bytes, limits);
    JsonNode sheet = tree.path("sheet");
    require(tree.isObject() && (sheet.isTextual() || sheet.isMissingNode()));
    Map<String, Integer> columns = new LinkedHashMap<>();
    tree.path("columns").properties().forEach(c -> columns.put(c.getKey(), c.getValue().asInt()));
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : tree.path("rows")) {
      rows.add(row(row));
    }
    require(!rows.isEmpty());
    return new ChildEnvelope(sheet.textValue(), columns, rows);
  }

  private static JsonNode tree(byte[] bytes, DocumentLimits limits) throws RefusedDocument {
    DocumentLimits own = new DocumentLimits(limits.maxBytes(), DEPTH, limits.maxNodes());
    Encoding encoding = Encoding.ofJson(bytes);
    require(encoding.isUtf8());
    try (JsonParser parser = JsonParsers.over(bytes, encoding)) {
      return new JsonTreeBuilder(parser, own).build();
    } catch (IOException e) {
      throw noChild();
    }
  }

  private static Row row(JsonNode row) throws RefusedDocument {
    require(row.path("row").isInt() && row.path("values") instanceof ObjectNode);
    ObjectNode values = (ObjectNode) row.path("values");
    for (JsonNode value : values) {
      require(value.isTextual());
    }
    List<Problem> problems = new ArrayList<>();
    for (JsonNode problem : row.path("problems")) {
      problems.add(problem(problem));
    }
    return new Row(row.path("row").asInt(), values, problems);
  }

  private static Problem problem(JsonNode node) throws RefusedDocument {
    try {
      Problem problem = MAPPER.treeToValue(node, Problem.class);
      require(problem != null && problem.kind() != null && problem.code() != null);
      return problem;
    } catch (JsonProcessingException e) {
      throw noChild();
    }
  }

  private static void require(boolean holds) throws RefusedDocument {
    if (!holds) {
      throw noChild();
    }
  }

  private static RefusedDocument noChild() {
    return new RefusedDocument(
        Problem.blocking(
            ProblemKind.MALFORMED,
            "table.child",
            "These bytes are no row that was read from a table."));
  }

  /** The place of a value; of the whole row for the empty name. */
  Position position(Row row, String name) {
    return new Position(row.number(), columns.getOrDefault(name, 0), -1, sheet);
  }
}
