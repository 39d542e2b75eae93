package org.scorehub.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in native trees that a schema speaks of. Members are named as in the tree: attributes of
 * XML as {@code @name}, the text beside them as {@code #text}. Immutable and thread-safe.
 */
public interface SchemaPlace {

  /** Names of all members that the schema names, in its order; none unless a place says which. */
  default Set<String> members() {
    return Set.of();
  }

  /** What is known of a member; null if the schema does not name it. */
  default @Nullable SchemaPlace member(String name) {
    return null;
  }

  /** What is known of the entries of a list; null if no list may stand here. */
  @Nullable SchemaPlace entry();

  /** Whether a member must be there wherever this place is. */
  default boolean requires(String name) {
    return false;
  }

  /** True if the schema allows anything here, by saying so or by saying nothing. */
  boolean isOpen();

  /**
   * Types a value may have: {@code object}, {@code array}, {@code string}, {@code number}, {@code
   * integer}, {@code boolean}, {@code null}. Empty if any will do.
   */
  Set<String> types();

  /** True if this is a single value and nothing stands below it. */
  default boolean isLeaf() {
    return entry() == null && members().isEmpty();
  }
}
