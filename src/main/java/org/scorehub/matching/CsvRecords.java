package org.scorehub.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits CSV text (RFC 4180: commas, double quotes, doubled quotes inside them) into records of
 * cells that know their place. Blank lines are skipped.
 */
final class CsvRecords {

  private final String text;
  private final List<List<CsvCell>> records = new ArrayList<>();
  private List<CsvCell> record = new ArrayList<>();
  private int position;
  private int line = 1;
  private int lineStart;
  private @Nullable CsvCell unclosed;

  private CsvRecords(String text) {
    this.text = text;
  }

  /**
   * Never throws; an unclosed quote takes the rest of the text and is told by {@link #unclosed}.
   */
  static CsvRecords of(String text) {
    CsvRecords records = new CsvRecords(text);
    while (records.position < text.length()) {
      records.readCell();
    }
    records.endRecord();
    return records;
  }

  List<List<CsvCell>> records() {
    return records;
  }

  /** The cell whose quote is never closed, or null. */
  @Nullable CsvCell unclosed() {
    return unclosed;
  }

  private void readCell() {
    int startLine = line;
    int column = position - lineStart + 1;
    String value = text.charAt(position) == '"' ? quoted(startLine, column) : plain();
    record.add(new CsvCell(value, startLine, column));
    endCell();
  }

  private void endCell() {
    if (position >= text.length()) {
      return;
    }
    char end = text.charAt(position++);
    if (end == '\n') {
      line++;
      lineStart = position;
      endRecord();
    } else if (position == text.length() || text.charAt(position) == '\n') {
      record.add(new CsvCell("", line, position - lineStart + 1));
      skipLineEnd();
    }
  }

  private void skipLineEnd() {
    if (position < text.length()) {
      endCell();
    }
  }

  private void endRecord() {
    boolean blank = record.isEmpty() || (record.size() == 1 && record.get(0).value().isEmpty());
    if (!blank) {
      records.add(List.copyOf(record));
    }
    record = new ArrayList<>();
  }

  private String plain() {
    int start = position;
    while (position < text.length() && !isEnd(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted(int startLine, int column) {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"' && (position == text.length() || text.charAt(position) != '"')) {
        return value.append(plain()).toString();
      }
      if (c == '"') {
        position++;
      } else if (c == '\n') {
        line++;
        lineStart = position;
      }
      value.append(c);
    }
    unclosed = new CsvCell(value.toString(), startLine, column);
    return value.toString();
  }

  private static boolean isEnd(char c) {
    return c == ',' || c == '\n';
  }
}
