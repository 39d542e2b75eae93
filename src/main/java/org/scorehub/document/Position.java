package org.scorehub.document;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document as received.
 *
 * @param line 1-based; CR LF, LF and CR each end a line. The row of a workbook
 * @param column 1-based, in characters (Unicode code points). The cell of a table, 0 for a whole
 *     row
 * @param offset 0-based, in bytes, a byte order mark included; -1 if unknown
 * @param sheet name of the sheet of a workbook; null if the document is none
 */
public record Position(int line, int column, long offset, @Nullable String sheet) {

  /** A place in a document without sheets. */
  public Position(int line, int column, long offset) {
    this(line, column, offset, null);
  }
}
