package org.scorehub.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file with one or more sheets of rows. Not thread-safe. */
interface TableFile extends AutoCloseable {

  /** Names of the sheets in their order; empty if the file is a single table without a name. */
  List<String> sheets();

  /**
   * The rows of a sheet.
   *
   * @param sheet from 0
   */
  SheetRows rows(int sheet) throws RefusedDocument;

  /**
   * Cells that are merged in a sheet; null if the file cannot say, so that empty header cells have
   * to be taken as merged with the one on their left.
   */
  @Nullable List<CellRange> merged(int sheet) throws RefusedDocument;

  @Override
  void close();
}
