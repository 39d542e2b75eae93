package org.scorehub.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a code list or another table of the project that a value went by.
 *
 * @param file path from the project root
 * @param line 1-based line
 * @param cells texts by column, in the order of the file, without empty ones
 */
public record UsedRow(String file, int line, Map<String, String> cells) {

  public UsedRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /**
   * The row of a table of the project that begins with a value.
   *
   * @return empty if there is none, or no such file
   */
  public static Optional<UsedRow> find(Bundle bundle, String file, String first) {
    if (!bundle.contains(file)) {
      return Optional.empty();
    }
    List<CsvTable.Row> rows = CsvTable.all(file, bundle.read(file));
    return rows.stream()
        .skip(1)
        .filter(row -> row.cell(0).equals(first))
        .findFirst()
        .map(row -> of(file, rows.get(0).cells(), row));
  }

  static UsedRow of(String file, List<String> header, CsvTable.Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!row.cell(i).isEmpty()) {
        cells.put(header.get(i), row.cell(i));
      }
    }
    return new UsedRow(file, row.line(), cells);
  }
}
