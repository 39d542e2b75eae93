package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** A small CSV file of the project with a fixed header. */
final class CsvTable {

  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private CsvTable() {}

  /**
   * @param cells as many as the header has
   * @param line 1-based line, if no cell spans lines
   */
  record Row(List<String> cells, int line) {

    String cell(int index) {
      return cells.get(index).strip();
    }
  }

  /**
   * @throws InvalidMapping with code {@code codes.invalid} if the file is not such a table
   */
  static List<Row> read(String file, byte[] content, List<String> header) {
    List<Row> rows = new ArrayList<>();
    int line = 1;
    for (String[] cells : cells(file, content)) {
      List<String> row = Arrays.asList(cells);
      if (line == 1 && !row.equals(header)) {
        throw invalid(file, 1, "the header must be " + String.join(",", header));
      }
      if (row.size() != header.size()) {
        throw invalid(file, line, "expected " + header.size() + " cells but found " + row.size());
      }
      rows.add(new Row(row, line++));
    }
    return rows.isEmpty() ? rows : rows.subList(1, rows.size());
  }

  /** All rows, the header first. */
  static List<Row> all(String file, byte[] content) {
    List<Row> rows = new ArrayList<>();
    for (String[] cells : cells(file, content)) {
      rows.add(new Row(Arrays.asList(cells), rows.size() + 1));
    }
    return rows;
  }

  static InvalidMapping invalid(String file, int line, String message) {
    Problem problem =
        Problem.blocking(ProblemKind.UNMAPPABLE, "codes.invalid", message + ".")
            .inMapping(file, line);
    return new InvalidMapping(List.of(problem));
  }

  private static List<String[]> cells(String file, byte[] content) {
    try (MappingIterator<String[]> rows = MAPPER.readerFor(String[].class).readValues(content)) {
      return rows.readAll();
    } catch (JsonProcessingException e) {
      throw invalid(file, e.getLocation().getLineNr(), "not a CSV file");
    } catch (IOException e) {
      throw invalid(file, 0, "not a CSV file");
    }
  }
}
