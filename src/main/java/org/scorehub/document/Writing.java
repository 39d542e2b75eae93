package org.scorehub.document;

import java.util.List;
import org.scorehub.canonical.Problem;

/** What came of writing a tree. */
public sealed interface Writing {

  /**
   * A document that obeys its schema.
   *
   * @param bytes UTF-8; the same tree always gives the same bytes. Not copied: callers must not
   *     change them
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Written(byte[] bytes) implements Writing {}

  /**
   * A tree that cannot be written without loss or against the schema.
   *
   * @param problems never empty, all blocking; paths are those of the document that was to be
   *     written, lines and offsets are unknown
   */
  record Unwritable(List<Problem> problems) implements Writing {
    public Unwritable {
      problems = List.copyOf(problems);
    }
  }
}
