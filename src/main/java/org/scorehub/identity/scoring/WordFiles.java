package org.scorehub.identity.scoring;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the CSV files of {@code mappings/identity}. */
final class WordFiles {

  static final String FOLDER = "mappings/identity/";

  private final Function<String, byte[]> files;

  WordFiles(Function<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Hands on each row of a file.
   *
   * @throws IllegalArgumentException naming file and line, if a column is missing or a row refused
   */
  void each(String name, List<String> columns, Consumer<NamedCsvRecord> row) {
    String text = new String(files.apply(FOLDER + name), StandardCharsets.UTF_8);
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord each : rows) {
        take(name, columns, each, row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(
      String name, List<String> columns, NamedCsvRecord each, Consumer<NamedCsvRecord> row) {
    try {
      if (!each.getHeader().containsAll(columns)) {
        throw new IllegalArgumentException("the columns must be " + String.join(",", columns));
      }
      row.accept(each);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          FOLDER + name + ":" + each.getStartingLineNumber() + ": " + refused.getMessage(),
          refused);
    }
  }

  /** Countries by language; the country {@code *} stands for all. */
  Map<String, Set<String>> languages() {
    Map<String, Set<String>> countries = new HashMap<>();
    each(
        "languages.csv",
        List.of("language", "countries"),
        row -> countries.put(row.getField("language"), countries(row.getField("countries"))));
    return countries;
  }

  static Set<String> countries(String list) {
    return Set.of(list.split(" "));
  }
}
