package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one row of CSV into fields as RFC 4180 has it. The row goes on over the end of a line only
 * within quotes.
 */
final class CsvRowParser {

  private enum State {
    START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private final char separator;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private State state = State.START;
  private int strayColumn;

  CsvRowParser(char separator) {
    this.separator = separator;
  }

  /** True if the row goes on with the next line. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** Characters in the field that is open. */
  int openLength() {
    return text.length();
  }

  /** Number of the field being read, from 1. */
  int column() {
    return fields.size() + 1;
  }

  /** The first field that goes on behind its closing quote; 0 for none. */
  int strayColumn() {
    return strayColumn;
  }

  List<String> fields() {
    return fields;
  }

  void feed(CsvLines.Line line) {
    int end = line.end();
    int at = 0;
    while (at < end) {
      at = step(line.text(), at, end);
    }
    if (isOpen()) {
      text.append(line.text(), end, line.text().length());
    } else {
      endField();
    }
  }

  private int step(String line, int at, int end) {
    return switch (state) {
      case START -> start(line, at);
      case PLAIN -> plain(line, at, end);
      case QUOTED -> quoted(line, at, end);
      case CLOSED -> closed(line, at);
    };
  }

  private int start(String line, int at) {
    boolean quote = line.charAt(at) == '"';
    state = quote ? State.QUOTED : State.PLAIN;
    return quote ? at + 1 : at;
  }

  private int plain(String line, int at, int end) {
    int found = line.indexOf(separator, at);
    int stop = found < 0 || found >= end ? end : found;
    text.append(line, at, stop);
    if (stop == end) {
      return end;
    }
    endField();
    return stop + 1;
  }

  private int quoted(String line, int at, int end) {
    int found = line.indexOf('"', at);
    int stop = found < 0 || found >= end ? end : found;
    text.append(line, at, stop);
    if (stop + 1 < end && line.charAt(stop + 1) == '"') {
      text.append('"');
      return stop + 2;
    }
    state = stop < end ? State.CLOSED : state;
    return stop + 1;
  }

  private int closed(String line, int at) {
    if (line.charAt(at) == separator) {
      endField();
      return at + 1;
    }
    strayColumn = strayColumn == 0 ? column() : strayColumn;
    state = State.PLAIN;
    return at;
  }

  private void endField() {
    fields.add(text.toString());
    text.setLength(0);
    state = State.START;
  }
}
