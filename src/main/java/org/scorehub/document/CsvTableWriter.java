package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Writes rows as CSV: UTF-8 without a mark, lines ended by CR LF, quotes only where needed. */
record CsvTableWriter(JsonSchemaCheck schema, TableColumns columns, TableLayout layout)
    implements DocumentWriter {

  @Override
  public Writing write(JsonNode tree) {
    if (!isTable(tree)) {
      return new Writing.Unwritable(List.of(notRows()));
    }
    List<Problem> problems = new ArrayList<>();
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < tree.path("rows").size(); i++) {
      rows.add(checked(tree.path("rows").get(i), "/rows[" + (i + 1) + "]", problems));
    }
    return problems.isEmpty() ? new Writing.Written(bytes(rows)) : new Writing.Unwritable(problems);
  }

  private static boolean isTable(JsonNode tree) {
    if (!tree.isObject() || tree.size() != 1 || !tree.path("rows").isArray()) {
      return false;
    }
    for (JsonNode row : tree.path("rows")) {
      if (!row.isObject()) {
        return false;
      }
    }
    return true;
  }

  private static Problem notRows() {
    return Problem.blocking(
            ProblemKind.MALFORMED, "table.not-rows", "Only rows can be written as a table.")
        .expecting("{\"rows\": [{…}, …]}");
  }

  /** The row without its nulls, which are empty cells. */
  private ObjectNode checked(JsonNode row, String path, List<Problem> problems) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : row.properties()) {
      JsonNode value = member.getValue();
      String place = path + "/" + member.getKey();
      if (!columns.texts().containsKey(member.getKey())) {
        problems.add(unknown(place));
      } else if (value.isContainerNode()) {
        problems.add(notAValue(place));
      } else if (!CleanText.of(value.asText()).equals(value.asText())) {
        problems.add(illegalCharacter(place, value.asText()));
      } else if (!value.isNull()) {
        values.set(member.getKey(), value);
      }
    }
    schema.check(values).forEach(p -> problems.add(p.atPath(path + below(p))));
    if (values.isEmpty() && problems.isEmpty()) {
      problems.add(emptyRow(path));
    }
    return values;
  }

  private static String below(Problem problem) {
    return problem.path() == null ? "" : problem.path();
  }

  private Problem unknown(String path) {
    return Problem.blocking(
            ProblemKind.MALFORMED, "table.unknown-column", path + " is no column of the table.")
        .atPath(path)
        .expecting("one of " + String.join(", ", columns.texts().keySet()));
  }

  private static Problem notAValue(String path) {
    return Problem.blocking(
            ProblemKind.MALFORMED, "table.not-a-value", path + " does not fit into one cell.")
        .atPath(path)
        .expecting("a text, a number, true, false or null");
  }

  private static Problem illegalCharacter(String path, String text) {
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "table.illegal-character",
            path + " holds a character that no text may hold.")
        .atPath(path)
        .withValue(CleanText.visible(text));
  }

  private static Problem emptyRow(String path) {
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "table.empty-row",
            path + " has no value, and would not be read back as a row.")
        .atPath(path);
  }

  private byte[] bytes(ArrayNode rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvWriter csv = csv().build(out, StandardCharsets.UTF_8)) {
      writeHeader(csv);
      for (JsonNode row : rows) {
        csv.writeRecord(
            columns.texts().keySet().stream().map(name -> row.path(name).asText()).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private CsvWriter.CsvWriterBuilder csv() {
    String separator = layout.separator();
    return CsvWriter.builder()
        .fieldSeparator(separator == null ? ',' : separator.charAt(0))
        .lineDelimiter(LineDelimiter.CRLF);
  }

  private void writeHeader(CsvWriter csv) {
    List<List<String>> texts =
        columns.texts().keySet().stream().map(name -> parts(columns.headerOf(name))).toList();
    for (int row = 0; row < layout.headerRows(); row++) {
      int part = row;
      csv.writeRecord(
          texts.stream().map(parts -> part < parts.size() ? parts.get(part) : "").toList());
    }
  }

  /** What stands in each header row. */
  private List<String> parts(String text) {
    return layout.headerRows() == 1
        ? List.of(text)
        : List.of(text.split(" / ", layout.headerRows()));
  }
}
