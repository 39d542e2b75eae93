package org.scorehub.document;

import org.jspecify.annotations.Nullable;

/** The rows of one sheet from its first on. Not thread-safe. */
interface SheetRows extends AutoCloseable {

  /**
   * The next row, which may be blank; null at the end.
   *
   * @throws RefusedDocument if the sheet cannot be read any further
   * @throws java.io.UncheckedIOException if the bytes cannot be had, which says nothing about them
   */
  @Nullable SheetRow next() throws RefusedDocument;

  @Override
  void close();
}
