package org.scorehub.document;

/**
 * A place in a document as received.
 *
 * @param line 1-based; CR LF, LF and CR each end a line
 * @param column 1-based, in characters (Unicode code points)
 * @param offset 0-based, in bytes, a byte order mark included
 */
public record Position(int line, int column, long offset) {}
