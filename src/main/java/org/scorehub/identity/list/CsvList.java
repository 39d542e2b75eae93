package org.scorehub.identity.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Reads a CSV file row by row, in constant memory, and tells all that is wrong with it. */
final class CsvList {

  private final Path file;
  private final Consumer<Problem> problems;
  private final Map<String, Integer> columns = new HashMap<>();
  private long line = 1;
  private boolean sound = true;

  CsvList(Path file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** A row; cells of columns that are not there are empty. */
  record Row(CsvRecord cells, Map<String, Integer> columns) {

    String cell(String column) {
      Integer place = columns.get(column);
      return place == null || place >= cells.getFieldCount() ? "" : cells.getField(place).strip();
    }

    long line() {
      return cells.getStartingLineNumber();
    }
  }

  /**
   * Hands on each row.
   *
   * @param wanted columns that must be there
   * @param header is told the columns once; their names are lower case
   */
  void read(List<String> wanted, Consumer<List<String>> header, Consumer<Row> rows) {
    try (BufferedReader text = Files.newBufferedReader(file);
        CsvReader<CsvRecord> csv = reader(text)) {
      boolean headed = false;
      for (CsvRecord each : csv) {
        line = each.getStartingLineNumber();
        if (!headed) {
          headed = true;
          takeHeader(each, wanted, header);
        } else if (sound) {
          rows.accept(new Row(each, columns));
        }
      }
      if (!headed) {
        report("list.column", "The file is empty.", "a header with " + String.join(",", wanted));
      }
    } catch (CharacterCodingException notUtf8) {
      reportEncoding();
    } catch (UncheckedIOException | CsvParseException unreadable) {
      reportUnreadable(unreadable);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private static CsvReader<CsvRecord> reader(BufferedReader text) {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .ofCsvRecord(text);
  }

  private void takeHeader(CsvRecord header, List<String> wanted, Consumer<List<String>> told) {
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
      columns.putIfAbsent(name.replace(' ', '_'), i);
    }
    for (String column : wanted) {
      if (!columns.containsKey(column)) {
        sound = false;
        report("list.column", "The column " + column + " is missing.", String.join(",", wanted));
      }
    }
    told.accept(List.copyOf(columns.keySet()));
  }

  private void reportUnreadable(RuntimeException unreadable) {
    Throwable cause = unreadable;
    while (cause != null && !(cause instanceof CharacterCodingException)) {
      cause = cause.getCause();
    }
    if (cause == null) {
      report("list.unreadable", "The file is no CSV: " + unreadable.getMessage(), "CSV");
    } else {
      reportEncoding();
    }
  }

  private void reportEncoding() {
    report("list.encoding", "The file is not UTF-8, behind this line.", "UTF-8 text");
  }

  private void report(String code, String message, String expected) {
    problems.accept(
        Problem.blocking(ProblemKind.MALFORMED, code, file.getFileName() + ": " + message)
            .expecting(expected)
            .atPosition((int) line, 0, -1));
  }
}
