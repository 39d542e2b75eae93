package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Nearest;
import org.scorehub.canonical.Problem;

/** Their codes and ours, from a CSV file with the columns {@code theirs,ours,note}. */
final class CodeList {

  static final List<String> HEADER = List.of("theirs", "ours", "note");
  private static final String PREFERRED = "preferred";
  private static final int MAX_SHOWN = 5;

  /** Unknown codes come again: what is like them is looked for once, for so many. */
  private static final int MOST_REMEMBERED = 500;

  private final String file;
  private final Map<String, JsonNode> ours = new LinkedHashMap<>();
  private final Map<String, CsvTable.Row> rows = new HashMap<>();
  private final Map<String, JsonNode> theirs = new HashMap<>();
  private final Map<String, Integer> ambiguous = new LinkedHashMap<>();
  private final Map<String, Integer> preferred = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> expectedTheirs = new ConcurrentHashMap<>();

  private CodeList(String file) {
    this.file = file;
  }

  /**
   * @throws InvalidMapping if the file is no such table or gives a code twice; lists all that is
   *     wrong
   */
  static CodeList read(String file, byte[] content) {
    CsvTable table = CsvTable.read(file, content, HEADER);
    CodeList list = new CodeList(file);
    list.problems.addAll(table.problems());
    table.rows().forEach(list::add);
    if (!list.problems.isEmpty()) {
      throw new InvalidMapping(list.problems);
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
    if (!ambiguous.isEmpty()) {
      throw new InvalidMapping(
          ambiguous.entrySet().stream().map(a -> unclear(a.getKey(), a.getValue())).toList());
    }
    return this;
  }

  private Problem unclear(String our, int line) {
    String message =
        "several codes mean " + our + ": write preferred in the note of the one to send";
    return CsvTable.problem(file, line, message).withValue(our);
  }

  String expectedTheirs(String value) {
    if (expectedTheirs.size() >= MOST_REMEMBERED) {
      expectedTheirs.clear();
    }
    return expectedTheirs.computeIfAbsent(
        value, wrong -> expected(ours.keySet().stream().toList(), wrong));
  }

  String expectedOurs(String value) {
    return expected(new TreeSet<>(theirs.keySet()).stream().toList(), value);
  }

  String file() {
    return file;
  }

  private void add(CsvTable.Row row) {
    String their = row.cell(0);
    Integer first = lines.putIfAbsent(their, row.line());
    if (their.isEmpty()) {
      wrong(row, "the code is empty: theirs needs a value", their);
    } else if (first != null) {
      wrong(row, "the code \"" + their + "\" is there twice, first in line " + first, their);
    } else {
      ours.put(their, our(row));
      rows.put(their, row);
      addReverse(row);
    }
  }

  private static JsonNode our(CsvTable.Row row) {
    return row.cell(1).isEmpty() ? NullNode.getInstance() : TextNode.valueOf(row.cell(1));
  }

  private void addReverse(CsvTable.Row row) {
    String our = row.cell(1);
    if (our.isEmpty()) {
      return;
    }
    if (row.cell(2).contains(PREFERRED)) {
      prefer(row, our);
    } else if (theirs.putIfAbsent(our, TextNode.valueOf(row.cell(0))) != null
        && !preferred.containsKey(our)) {
      ambiguous.put(our, row.line());
    }
  }

  private void prefer(CsvTable.Row row, String our) {
    Integer first = preferred.putIfAbsent(our, row.line());
    if (first != null) {
      wrong(row, "two codes are preferred for " + our + ", the first in line " + first, our);
    }
    ambiguous.remove(our);
    theirs.put(our, TextNode.valueOf(row.cell(0)));
  }

  private void wrong(CsvTable.Row row, String message, String value) {
    problems.add(CsvTable.problem(file, row.line(), message).withValue(value));
  }

  private String expected(List<String> known, String value) {
    if (known.size() <= MAX_SHOWN) {
      return "one of " + String.join(", ", known) + " in " + file;
    }
    List<String> near = Nearest.of(known, value);
    return "one of %d codes in %s%s"
        .formatted(
            known.size(), file, near.isEmpty() ? "" : ", nearest: " + String.join(", ", near));
  }
}
