package org.scorehub.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a file for spreadsheets, the headings first. */
public interface SpreadsheetRows extends AutoCloseable {

  /** A row: numbers stay numbers, null is an empty cell, text is never a formula. */
  void line(@Nullable Object... values) throws IOException;

  /** Lets go of what is written so far. */
  void flush() throws IOException;

  @Override
  void close() throws IOException;
}
