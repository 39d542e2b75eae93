package org.scorehub.document;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * The rows of a CSV text. A row with a broken quote is one with a fault, and reading goes on at the
 * next line; that is why no library is used, as those at hand stop at such a row or repair it in
 * silence.
 */
final class CsvRows implements SheetRows {

  private static final int MOST_LINES = 10_000;
  private static final int MOST_OPEN = 1_000;

  private final CsvLines lines;
  private final char separator;
  private int line;
  private int open;

  CsvRows(Reader reader, char separator) {
    this.lines = new CsvLines(reader);
    this.separator = separator;
  }

  @Override
  public @Nullable SheetRow next() throws RefusedDocument {
    CsvLines.Line first = lines.next();
    if (first == null) {
      return null;
    }
    int number = line + 1;
    List<CsvLines.Line> taken = new ArrayList<>(List.of(first));
    CsvRowParser parser = new CsvRowParser(separator);
    parser.feed(first);
    if (parser.isOpen() && !close(parser, taken)) {
      return unclosed(number, parser, taken);
    }
    line += taken.size();
    return row(number, parser, taken);
  }

  /** Takes lines until the row is whole; false if that does not come to pass. */
  private boolean close(CsvRowParser parser, List<CsvLines.Line> taken) {
    while (parser.isOpen()) {
      boolean tooMuch = taken.size() == MOST_LINES || parser.openLength() > CsvLines.LONGEST;
      CsvLines.Line more = tooMuch ? null : lines.next();
      if (more == null) {
        return false;
      }
      taken.add(more);
      parser.feed(more);
    }
    return true;
  }

  private SheetRow unclosed(int number, CsvRowParser parser, List<CsvLines.Line> taken)
      throws RefusedDocument {
    Problem problem =
        Problem.blocking(
                ProblemKind.MALFORMED,
                "table.quote",
                "A cell begins with a quote that is never closed.")
            .atPosition(number, parser.column(), -1)
            .expecting("a closing quote; a quote within the text is written twice");
    if (++open > MOST_OPEN) {
      throw new RefusedDocument(problem);
    }
    lines.giveBack(taken.subList(1, taken.size()));
    line++;
    return SheetRow.of(number, parser.fields(), List.of(problem));
  }

  private static SheetRow row(int number, CsvRowParser parser, List<CsvLines.Line> taken) {
    List<Problem> faults = new ArrayList<>();
    if (parser.strayColumn() > 0) {
      faults.add(stray(number, parser));
    }
    List<String> fields = parser.fields();
    if (taken.stream().anyMatch(CsvLines.Line::cut) || fields.size() > SheetRow.MOST_COLUMNS) {
      faults.add(tooLong(number));
      fields = fields.subList(0, Math.min(fields.size(), SheetRow.MOST_COLUMNS));
    }
    return SheetRow.of(number, fields, faults);
  }

  private static Problem stray(int number, CsvRowParser parser) {
    return Problem.blocking(
            ProblemKind.MALFORMED, "table.quote", "A cell goes on behind its closing quote.")
        .atPosition(number, parser.strayColumn(), -1)
        .withValue(parser.fields().get(parser.strayColumn() - 1))
        .expecting("a separator; a quote within the text is written twice");
  }

  private static Problem tooLong(int number) {
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "table.row-too-long",
            "The row is longer than any real one; the rest of it is left out.")
        .atPosition(number, 0, -1)
        .expecting(
            "at most %d characters a line and %d cells"
                .formatted(CsvLines.LONGEST, SheetRow.MOST_COLUMNS));
  }

  @Override
  public void close() {
    lines.close();
  }
}
