package org.scorehub.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes without ever holding more than one line up to a limit. */
final class BoundedLines {

  /**
   * @param number 1-based
   * @param bytes the line without its end; empty if it was too long
   * @param tooLong whether it exceeded the limit and was skipped
   */
  record Line(long number, byte[] bytes, boolean tooLong) {}

  private final BufferedInputStream in;
  private final int maxBytes;
  private long number;

  BoundedLines(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.maxBytes = maxBytes;
  }

  /** The next line, null at the end. */
  @Nullable Line next() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean tooLong = false;
    for (; c >= 0 && c != '\n'; c = in.read()) {
      tooLong |= line.size() >= maxBytes;
      if (!tooLong) {
        line.write(c);
      }
    }
    return new Line(number, tooLong ? new byte[0] : line.toByteArray(), tooLong);
  }

  /** Whether the next line is at hand without waiting. */
  boolean ready() throws IOException {
    return in.available() > 0;
  }
}
