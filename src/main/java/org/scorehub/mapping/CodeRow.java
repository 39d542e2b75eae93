package org.scorehub.mapping;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One row of a code list, for tools that look at lists themselves.
 *
 * @param theirs their code
 * @param ours ours; empty if theirs has no counterpart
 * @param line 1-based line of the file
 */
public record CodeRow(String theirs, String ours, int line) {

  /**
   * The rows of a list in a bundle.
   *
   * @throws InvalidMapping if it is no proper list
   */
  public static List<CodeRow> of(Bundle bundle, String path) {
    return CsvTable.read(path, bundle.read(path), CodeList.HEADER).orThrow().stream()
        .map(row -> new CodeRow(row.cell(0), row.cell(1), row.line()))
        .toList();
  }

  /** The text of a list with the same codes of theirs, but other ones of ours where it has any. */
  public static String listWith(List<CodeRow> rows, Function<CodeRow, String> ours) {
    return rows.stream()
        .map(row -> quoted(row.theirs()) + ',' + (row.ours().isEmpty() ? "" : ours.apply(row)))
        .collect(Collectors.joining(",\n", String.join(",", CodeList.HEADER) + '\n', ",\n"));
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
