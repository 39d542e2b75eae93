package org.scorehub.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * A small CSV file of the project with a fixed header, in UTF-8.
 *
 * @param rows those with as many cells as the header
 * @param problems all that is wrong with the file, with code {@code codes.invalid} and line
 */
record CsvTable(List<Row> rows, List<Problem> problems) {

  CsvTable {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * @param cells as many as the header has
   * @param line 1-based line that the row begins in
   */
  record Row(List<String> cells, int line) {

    String cell(int index) {
      return cells.get(index).strip();
    }
  }

  static CsvTable read(String file, byte[] content, List<String> header) {
    List<Problem> problems = new ArrayList<>();
    String text = decode(file, content, problems);
    int unclosed = unclosedQuote(text);
    if (unclosed > 0) {
      problems.add(problem(file, unclosed, "a quote is opened in this line and never closed"));
    }
    if (!problems.isEmpty()) {
      return new CsvTable(List.of(), problems);
    }
    return new CsvTable(rows(file, text, header, problems), problems);
  }

  /**
   * The rows of a file without a mistake.
   *
   * @throws InvalidMapping with all that is wrong
   */
  List<Row> orThrow() {
    if (!problems.isEmpty()) {
      throw new InvalidMapping(problems);
    }
    return rows;
  }

  static Problem problem(String file, int line, String message) {
    return Problem.blocking(ProblemKind.UNMAPPABLE, "codes.invalid", message + ".")
        .inMapping(file, line);
  }

  /** All rows as they are, the header first. */
  static List<Row> all(String file, byte[] content) {
    List<Row> rows = new ArrayList<>();
    for (CsvRecord each : records(decode(file, content, new ArrayList<>()))) {
      rows.add(new Row(each.getFields(), (int) each.getStartingLineNumber()));
    }
    return rows;
  }

  static InvalidMapping invalid(String file, int line, String message) {
    return new InvalidMapping(List.of(problem(file, line, message)));
  }

  private static List<Row> rows(
      String file, String text, List<String> header, List<Problem> problems) {
    List<Row> rows = new ArrayList<>();
    boolean headed = false;
    for (CsvRecord each : records(text)) {
      Row row = new Row(each.getFields(), (int) each.getStartingLineNumber());
      if (!headed) {
        headed = true;
        checkHeader(file, row, header, problems);
      } else if (row.cells().size() == header.size()) {
        rows.add(row);
      } else {
        problems.add(problem(file, row.line(), cells(row.cells().size(), header)));
      }
    }
    if (!headed) {
      problems.add(problem(file, 1, "the file is empty; the header must be " + joined(header)));
    }
    return rows;
  }

  private static CsvReader<CsvRecord> records(String text) {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .ofCsvRecord(text);
  }

  private static void checkHeader(
      String file, Row row, List<String> header, List<Problem> problems) {
    if (!row.cells().equals(header)) {
      String found = joined(row.cells());
      problems.add(
          problem(file, row.line(), "the header must be " + joined(header) + ", but is " + found)
              .withValue(found)
              .expecting(joined(header)));
    }
  }

  private static String cells(int found, List<String> header) {
    String hint = found > header.size() ? "; a comma within a text needs quotes around it" : "";
    return "expected %d cells (%s) but found %d%s"
        .formatted(header.size(), joined(header), found, hint);
  }

  private static String joined(List<String> cells) {
    return String.join(",", cells);
  }

  /** Line of the quote that is open at the end, 0 if there is none. */
  private static int unclosedQuote(String text) {
    int line = 1;
    int opened = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      } else if (text.charAt(i) == '"') {
        opened = opened == 0 ? line : 0;
      }
    }
    return opened;
  }

  private static String decode(String file, byte[] content, List<Problem> problems) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) decoded.chars().filter(c -> c == '\n').count();
      String value = "0x%02X".formatted(content[bytes.position()]);
      problems.add(
          problem(file, line, "the byte " + value + " is not UTF-8; save the file as UTF-8")
              .withValue(value)
              .expecting("UTF-8 text"));
    }
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }
}
