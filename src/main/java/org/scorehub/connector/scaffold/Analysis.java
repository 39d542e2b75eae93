package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the samples were taken for.
 *
 * @param canonical name of the canonical record
 * @param why for people
 * @param head fields of the document as a whole
 * @param findings list of findings; null if there is none
 * @param areas list of rated areas; null if there is none
 * @param group column that holds the rows of one document together; null if a row is a document
 */
record Analysis(
    SampleSet samples,
    String canonical,
    String why,
    List<Guess> head,
    @Nullable ListGuess findings,
    @Nullable ListGuess areas,
    @Nullable Guess group) {

  Optional<Guess> field(String record, String path) {
    return head.stream()
        .filter(f -> f.target().isOf(record) && f.target().path().equals(path))
        .findFirst();
  }

  List<Guess> identifiers() {
    return head.stream().filter(f -> f.target().form() == FieldTarget.Form.IDENTIFIER).toList();
  }

  /** Whether rows of a table are parts of a document. */
  boolean isGrouped() {
    return group != null;
  }
}
