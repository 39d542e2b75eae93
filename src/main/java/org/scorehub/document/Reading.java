package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.scorehub.canonical.Problem;

/** What came of reading a document. */
public sealed interface Reading {

  /** Everything found wrong, in document order; empty if the document is valid. */
  List<Problem> problems();

  /**
   * A document that could be turned into a tree. One that is well formed but breaks its schema is
   * readable too, with blocking problems, so that an alarm in it is still seen.
   *
   * @param tree the native tree; callers must not change it
   * @param problems blocking where the schema is broken, degrading where the tree differs from the
   *     bytes
   */
  @SuppressWarnings("JavaLangClash")
  record Readable(JsonNode tree, List<Problem> problems) implements Reading {
    public Readable {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A document without a trustworthy tree.
   *
   * @param problems never empty; at least one is blocking
   */
  record Unreadable(List<Problem> problems) implements Reading {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }
}
