package org.scorehub.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Makes the bytes of children, as {@link TableReader} describes them. Not thread-safe. */
final class ChildBytes {

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final @Nullable String sheet;
  private final TableHeader header;
  private final boolean shifts;
  private final Map<String, Integer> columns;
  private final String columnsJson;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * Bytes of the children below a header.
   *
   * @param shifts whether a cell too many means that others may stand in the wrong column
   */
  ChildBytes(@Nullable String sheet, TableHeader header, boolean shifts) {
    this.sheet = sheet;
    this.header = header;
    this.shifts = shifts;
    this.columns = header.columns();
    this.columnsJson = MAPPER.valueToTree(columns).toString();
  }

  Set<String> columns() {
    return columns.keySet();
  }

  boolean isBelowHeader(SheetRow row) {
    return row.number() > header.lastRow();
  }

  /** The value of a member; null if it has none. */
  @Nullable String value(SheetRow row, String member) {
    Integer column = columns.get(member);
    return column == null ? null : row.cell(column);
  }

  byte[] of(List<SheetRow> rows) {
    out.reset();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.writeStartObject();
      if (sheet != null) {
        json.writeStringField("sheet", sheet);
      }
      json.writeFieldName("columns");
      json.writeRawValue(columnsJson);
      json.writeArrayFieldStart("rows");
      for (SheetRow row : rows) {
        write(json, row);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private void write(JsonGenerator json, SheetRow row) throws IOException {
    List<Problem> problems = new ArrayList<>(row.faults());
    json.writeStartObject();
    json.writeNumberField("row", row.number());
    json.writeObjectFieldStart("values");
    for (int column = 1; column <= row.cells().length; column++) {
      String text = row.cell(column);
      String name = header.name(column);
      if (text != null && name != null) {
        json.writeStringField(name, text);
      } else if (text != null) {
        problems.add(extra(row, column, text));
      }
    }
    json.writeEndObject();
    writeProblems(json, problems);
    json.writeEndObject();
  }

  private Problem extra(SheetRow row, int column, String text) {
    Problem problem =
        shifts && column > header.width()
            ? Problem.blocking(
                ProblemKind.MALFORMED,
                "table.extra-cell",
                "The row has more cells than the header, so that values may stand in the wrong"
                    + " column.")
            : Problem.degrading(
                ProblemKind.MALFORMED,
                "table.extra-cell",
                "The cell stands below no header and is left out.");
    return problem
        .atPosition(row.number(), column, -1)
        .withValue(text)
        .expecting("at most " + header.width() + " cells");
  }

  private void writeProblems(JsonGenerator json, List<Problem> problems) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("problems");
    for (Problem problem : problems) {
      String name = problem.column() > 0 ? header.name(problem.column()) : null;
      MAPPER.writeValue(json, name == null ? problem : problem.atPath("/" + name));
    }
    json.writeEndArray();
  }
}
