package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds every row of a CSV file against a JSON Schema. A cell becomes a number or truth value where
 * the schema wants one; an empty cell is none.
 */
final class TableCheck implements DocumentCheck {

  private static final String NUMBER = "-?\\d+(\\.\\d+)?";

  private final JsonCheck row;
  private final String key;
  private final char separator;

  /** Members by the title of their column, in order; empty if titles are the members' names. */
  private final Map<String, String> members = new LinkedHashMap<>();

  TableCheck(Path root, JsonNode manifest) {
    row = new JsonCheck(root, manifest);
    key = manifest.path("key").asText("");
    separator = manifest.at("/table/separator").asText(",").charAt(0);
    manifest
        .at("/table/columns")
        .properties()
        .forEach(column -> members.put(column.getValue().path(0).asText(), column.getKey()));
  }

  @Override
  public Looked look(byte[] content) {
    List<String> problems = new ArrayList<>();
    List<JsonNode> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(content)) {
      List<String> titles = List.of();
      for (CsvRecord line : reader) {
        if (titles.isEmpty()) {
          titles = titles(line.getFields(), problems);
        } else {
          rows.add(row(titles, line, problems));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvParseException e) {
      return Looked.unreadable("the content is no CSV: " + e.getMessage());
    }
    if (rows.isEmpty()) {
      problems.add("there is no row");
      return new Looked(Facts.NONE, problems);
    }
    return new Looked(Facts.of(rows.get(0), key), problems);
  }

  private CsvReader<CsvRecord> reader(byte[] content) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .detectBomHeader(true)
        .ofCsvRecord(new ByteArrayInputStream(content), StandardCharsets.UTF_8);
  }

  private List<String> titles(List<String> titles, List<String> problems) {
    if (!members.isEmpty() && !titles.equals(List.copyOf(members.keySet()))) {
      problems.add("line 1: the columns are " + titles);
    }
    return titles;
  }

  private JsonNode row(List<String> titles, CsvRecord line, List<String> problems) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(titles.size(), line.getFieldCount()); i++) {
      String member = members.getOrDefault(titles.get(i), titles.get(i));
      if (!line.getField(i).isEmpty()) {
        tree.set(member, value(member, line.getField(i)));
      }
    }
    row.problems(tree)
        .forEach(problem -> problems.add("line " + line.getStartingLineNumber() + ": " + problem));
    return tree;
  }

  private JsonNode value(String member, String cell) {
    String type = row.member(member).path("type").toString();
    if (cell.matches(NUMBER) && (type.contains("integer") || type.contains("number"))) {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(cell));
    }
    return type.contains("boolean") && cell.matches("true|false")
        ? JsonNodeFactory.instance.booleanNode(cell.equals("true"))
        : JsonNodeFactory.instance.textNode(cell);
  }

  @Override
  public String mediaType() {
    return "text/csv";
  }
}
