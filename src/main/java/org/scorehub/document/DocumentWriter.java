package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes documents of one schema. Implementations are thread-safe. */
public interface DocumentWriter {

  /**
   * Writes a native tree (see {@link DocumentReader}) and checks the result against the schema.
   * Nothing is dropped in silence: a member that has no place in the schema makes the tree
   * unwritable.
   */
  Writing write(JsonNode tree);
}
