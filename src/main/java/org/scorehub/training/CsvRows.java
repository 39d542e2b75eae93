package org.scorehub.training;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads a table of ours with a header. */
final class CsvRows {

  private static final CsvMapper CSV = new CsvMapper();

  private CsvRows() {}

  /**
   * Its rows by column.
   *
   * @throws IllegalArgumentException if the bytes are no such table
   */
  static List<Map<String, String>> read(byte[] csv, String file) {
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv)) {
      return rows.readAll();
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " is unreadable: " + e.getMessage(), e);
    }
  }
}
