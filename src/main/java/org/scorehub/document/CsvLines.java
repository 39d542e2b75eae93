package org.scorehub.document;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text, each with the CR LF, LF or CR that ends it. */
final class CsvLines implements AutoCloseable {

  /** So much of a line is kept. */
  static final int LONGEST = 1_000_000;

  /** A line; {@code cut} if it was longer than can be kept. */
  record Line(String text, boolean cut) {

    /** Where the end of line begins. */
    int end() {
      int end = text.length();
      if (end > 0 && text.charAt(end - 1) == '\n') {
        end--;
      }
      return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
  }

  private final Reader reader;
  private final char[] buffer = new char[16 * 1024];
  private final Deque<Line> returned = new ArrayDeque<>();
  private int position;
  private int limit;

  CsvLines(Reader reader) {
    this.reader = reader;
  }

  /** Gives lines back, to be read once more. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      returned.addFirst(lines.get(i));
    }
  }

  @Nullable Line next() {
    if (!returned.isEmpty()) {
      return returned.removeFirst();
    }
    return position < limit || fill() ? read() : null;
  }

  private Line read() {
    StringBuilder text = new StringBuilder();
    boolean cut = false;
    boolean ended = false;
    while (!ended && (position < limit || fill())) {
      int end = endOfLine();
      int room = Math.min(end - position, LONGEST - text.length());
      text.append(buffer, position, room);
      cut |= room < end - position;
      position = end;
      ended = end > 0 && isLineEnd(buffer[end - 1]);
    }
    takeLineFeed(text, ended);
    return new Line(text.toString(), cut);
  }

  /** Behind the next line end, or at the end of the buffer. */
  private int endOfLine() {
    for (int i = position; i < limit; i++) {
      if (isLineEnd(buffer[i])) {
        return i + 1;
      }
    }
    return limit;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private void takeLineFeed(StringBuilder text, boolean ended) {
    boolean carriageReturn = ended && buffer[position - 1] == '\r';
    if (carriageReturn && (position < limit || fill()) && buffer[position] == '\n') {
      text.append('\n');
      position++;
    }
  }

  private boolean fill() {
    try {
      position = 0;
      limit = Math.max(0, reader.read(buffer));
      return limit > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
