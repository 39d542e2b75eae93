package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Their codes and ours, from a CSV file with the columns {@code theirs,ours,note}. */
final class CodeList {

  static final List<String> HEADER = List.of("theirs", "ours", "note");
  private static final String PREFERRED = "preferred";
  private static final int MAX_SHOWN = 5;
  private static final int MAX_NEAREST = 3;

  private final String file;
  private final Map<String, JsonNode> ours = new LinkedHashMap<>();
  private final Map<String, CsvTable.Row> rows = new HashMap<>();
  private final Map<String, JsonNode> theirs = new HashMap<>();
  private final Map<String, Integer> ambiguous = new HashMap<>();

  private CodeList(String file) {
    this.file = file;
  }

  /**
   * @throws InvalidMapping if the file is no such table or gives a code twice
   */
  static CodeList read(String file, byte[] content) {
    CodeList list = new CodeList(file);
    Map<String, Integer> preferred = new HashMap<>();
    for (CsvTable.Row row : CsvTable.read(file, content, HEADER)) {
      list.add(row, preferred);
    }
    return list;
  }

  /**
   * Ours for theirs: a JSON null if their code is known to have no counterpart, null if unknown.
   */
  @Nullable JsonNode ours(String code) {
    return ours.get(code);
  }

  /** Theirs for ours, null if unknown. */
  @Nullable JsonNode theirs(String code) {
    return theirs.get(code);
  }

  /** The row of one of their codes, null if unknown. */
  @Nullable UsedRow row(String code) {
    CsvTable.Row row = rows.get(code);
    return row == null ? null : UsedRow.of(file, HEADER, row);
  }

  /** Their codes, in the order of the file. */
  Map<String, JsonNode> entries() {
    return ours;
  }

  /**
   * @throws InvalidMapping if a code of ours stands for several of theirs and none is marked
   */
  CodeList reversible() {
    ambiguous.forEach(
        (code, line) -> {
          throw CsvTable.invalid(
              file,
              line,
              "several codes mean " + code + ": write preferred in the note of the one to send");
        });
    return this;
  }

  String expectedTheirs(String value) {
    return expected(ours.keySet().stream().toList(), value);
  }

  String expectedOurs(String value) {
    return expected(new TreeSet<>(theirs.keySet()).stream().toList(), value);
  }

  String file() {
    return file;
  }

  private void add(CsvTable.Row row, Map<String, Integer> preferred) {
    JsonNode our = row.cell(1).isEmpty() ? NullNode.getInstance() : TextNode.valueOf(row.cell(1));
    if (row.cell(0).isEmpty() || ours.put(row.cell(0), our) != null) {
      throw CsvTable.invalid(file, row.line(), "the code \"" + row.cell(0) + "\" is there twice");
    }
    rows.put(row.cell(0), row);
    if (!our.isNull()) {
      addReverse(row, preferred);
    }
  }

  private void addReverse(CsvTable.Row row, Map<String, Integer> preferred) {
    String our = row.cell(1);
    if (row.cell(2).contains(PREFERRED)) {
      if (preferred.put(our, row.line()) != null) {
        throw CsvTable.invalid(file, row.line(), "two codes are preferred for " + our);
      }
      ambiguous.remove(our);
      theirs.put(our, TextNode.valueOf(row.cell(0)));
    } else if (theirs.putIfAbsent(our, TextNode.valueOf(row.cell(0))) != null
        && !preferred.containsKey(our)) {
      ambiguous.put(our, row.line());
    }
  }

  private String expected(List<String> known, String value) {
    if (known.size() <= MAX_SHOWN) {
      return "one of " + String.join(", ", known) + " in " + file;
    }
    List<String> near = nearest(known, value);
    return "one of %d codes in %s%s"
        .formatted(
            known.size(), file, near.isEmpty() ? "" : ", nearest: " + String.join(", ", near));
  }

  private static List<String> nearest(List<String> known, String value) {
    return known.stream()
        .map(code -> new Near(code, EditDistance.between(code, value)))
        .filter(near -> near.distance() <= EditDistance.MAX)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::code))
        .limit(MAX_NEAREST)
        .map(Near::code)
        .toList();
  }

  private record Near(String code, int distance) {}
}
