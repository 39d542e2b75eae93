package org.scorehub.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableLayout;

/** Writes some rows of an example as CSV, with one column changed. */
final class ChangedTable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ROWS = 40;
  private static final String PARTS = " / ";

  private final TableLayout layout;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<JsonNode> rows = new ArrayList<>();

  private ChangedTable(InboundDocument document, byte[] input) throws IOException {
    TableLayout declared = document.definition().table();
    layout = declared == null ? TableLayout.PLAIN : declared;
    try (TableChildren children =
        document.table().orElseThrow().open(() -> new ByteArrayInputStream(input))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent() && rows.size() < MOST_ROWS) {
        add(JSON.readTree(child.get().bytes()));
        child = children.next();
      }
    }
  }

  static Optional<ChangedDocument.Pair> of(InboundDocument document, byte[] input, Change change) {
    try {
      ChangedTable table = new ChangedTable(document, input);
      String member = FieldNames.last(change.path());
      boolean gained = change.kind() == DriftKind.GAINED;
      return table.headers.containsKey(member) != gained && change.kind() != DriftKind.RETYPED
          ? Optional.of(
              new ChangedDocument.Pair(
                  "input.csv", table.write(table.headers), table.write(table.changed(change))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void add(JsonNode child) {
    child
        .path("columns")
        .fieldNames()
        .forEachRemaining(name -> headers.putIfAbsent(name, header(name)));
    child.path("rows").forEach(row -> rows.add(row.path("values")));
  }

  private String header(String member) {
    List<String> texts = layout.columns().getOrDefault(member, List.of());
    return texts.isEmpty() ? member : texts.get(0);
  }

  private Map<String, String> changed(Change change) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    String member = FieldNames.last(change.path());
    if (change.kind() == DriftKind.LOST) {
      changed.remove(member);
    } else if (change.newPath() != null) {
      changed.put(member, FieldNames.last(change.newPath()));
    } else {
      changed.put(member, member);
    }
    return changed;
  }

  private byte[] write(Map<String, String> columns) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < layout.headerRows(); row++) {
      int index = row;
      lines.add(line(columns.values().stream().map(text -> part(text, index)).toList()));
    }
    for (JsonNode row : rows) {
      lines.add(line(columns.keySet().stream().map(name -> cell(row, name)).toList()));
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String cell(JsonNode row, String name) {
    return row.path(name).asText(headers.containsKey(name) ? "" : ChangedDocument.madeUp("text"));
  }

  private String part(String header, int row) {
    String[] parts = header.split(PARTS, -1);
    boolean fits = parts.length == layout.headerRows();
    return fits ? parts[row] : row == layout.headerRows() - 1 ? header : "";
  }

  private String line(List<String> cells) {
    String separator = layout.separator() == null ? "," : layout.separator();
    return cells.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(separator));
  }
}
