package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param problems blocking where the schema is broken so that the document makes no sense,
   *     degrading where it is broken otherwise or the tree differs from the bytes
   * @param kept values of the document that are not in the tree, as nothing can be made of them at
   *     their place, by native path
   * @param columns names of all columns of a table, with or without a value in this row; empty for
   *     other documents
   */
  @SuppressWarnings("JavaLangClash")
  record Readable(
      JsonNode tree, List<Problem> problems, Map<String, String> kept, Set<String> columns)
      implements Reading {
    public Readable {
      problems = List.copyOf(problems);
      kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
      columns = Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    }

    /** A document whose tree holds all that it says. */
    public Readable(JsonNode tree, List<Problem> problems) {
      this(tree, problems, Map.of(), Set.of());
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
