package org.scorehub.matching;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one rule file: UTF-8 CSV whose first row names the columns. */
final class RuleFile {

  private final String file;
  private final List<String> columns;
  private final RuleProblems problems;

  private RuleFile(String file, List<String> columns, RuleProblems problems) {
    this.file = file;
    this.columns = columns;
    this.problems = problems;
  }

  /** The rows that have all columns; every other thing wrong is reported. The first is the key. */
  static List<RuleRow> rows(
      Function<String, byte[]> files, String file, RuleProblems problems, String... columns) {
    RuleFile rules = new RuleFile(file, List.of(columns), problems);
    String text = rules.text(files);
    return text == null ? List.of() : rules.rows(CsvRecords.of(text));
  }

  /** As {@link #rows}, without rows whose first column repeats an earlier one. */
  static List<RuleRow> keyedRows(
      Function<String, byte[]> files, String file, RuleProblems problems, String... columns) {
    Set<String> keys = new HashSet<>();
    List<RuleRow> unique = new ArrayList<>();
    for (RuleRow row : rows(files, file, problems, columns)) {
      String key = row.text(columns[0]);
      if (key.isEmpty()) {
        problems.add(row, columns[0], "rules.value", "must not be empty");
      } else if (keys.add(key)) {
        unique.add(row);
      } else {
        problems.add(row, columns[0], "rules.duplicate", "has a row already: " + key);
      }
    }
    return unique;
  }

  private @Nullable String text(Function<String, byte[]> files) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(files.apply(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.replace("\uFEFF", "").replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      problems.addFile(file, "rules.file", "is not UTF-8");
    } catch (IllegalArgumentException e) {
      problems.addFile(file, "rules.file", "cannot be read: " + e.getMessage());
    }
    return null;
  }

  private List<RuleRow> rows(CsvRecords csv) {
    CsvCell unclosed = csv.unclosed();
    if (unclosed != null) {
      report(unclosed, "quote is never closed");
      return List.of();
    }
    List<List<CsvCell>> records = csv.records();
    if (records.isEmpty()) {
      problems.addFile(file, "rules.csv", "is empty; its columns are " + columns);
      return List.of();
    }
    List<String> header = records.get(0).stream().map(cell -> cell.value().strip()).toList();
    if (!new HashSet<>(header).containsAll(columns)) {
      report(records.get(0).get(0), "must name the columns " + columns);
      return List.of();
    }
    return rows(header, records.subList(1, records.size()));
  }

  private List<RuleRow> rows(List<String> header, List<List<CsvCell>> records) {
    List<RuleRow> rows = new ArrayList<>();
    for (List<CsvCell> cells : records) {
      if (cells.size() == header.size()) {
        rows.add(row(header, cells));
      } else {
        report(cells.get(0), "has " + cells.size() + " columns, not " + header.size());
      }
    }
    return rows;
  }

  private RuleRow row(List<String> header, List<CsvCell> cells) {
    Map<String, CsvCell> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      byColumn.put(header.get(i), cells.get(i));
    }
    return new RuleRow(file, byColumn);
  }

  private void report(CsvCell cell, String message) {
    problems.add(file, cell.line(), cell.column(), "rules.csv", message, cell.value());
  }
}
