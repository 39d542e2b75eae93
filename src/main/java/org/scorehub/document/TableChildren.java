package org.scorehub.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scorehub.canonical.Problem;

/**
 * The children of one table, in the order of its rows, read as they are asked for. Not thread-safe.
 */
public interface TableChildren extends AutoCloseable {
  /**
   * One child.
   *
   * @param ordinal counts the children of the table from 1; the same bytes always give the same
   * @param row row of the sheet that it begins in, from 1
   * @param bytes JSON as {@link TableReader} describes it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Child(long ordinal, long row, byte[] bytes) {}

  /** The next child; empty at the end of the table, or where it cannot be read any further. */
  Optional<Child> next();

  /**
   * Passes over children that are known already.
   *
   * @param ordinal the last one to pass over; 0 for none
   */
  void skipTo(long ordinal);

  /**
   * What is wrong with the table as a whole, for example that it has no header; complete once
   * {@link #next()} gave nothing. Children given before stay good.
   */
  List<Problem> problems();

  /**
   * Names of the columns of the header, or of what comes closest to one: members of the schema, and
   * the texts of columns that are none; empty if there is nothing like a header.
   */
  Set<String> columns();

  @Override
  void close();
}
