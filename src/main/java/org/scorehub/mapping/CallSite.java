package org.scorehub.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a hub function, or of one of JSLT's own, in the text of a mapping.
 *
 * @param function name as written
 * @param alias name given to JSLT, unique within a compilation
 * @param file mapping file
 * @param line 1-based line of the call
 * @param arguments the arguments as written
 */
record CallSite(String function, String alias, String file, int line, List<Argument> arguments) {

  CallSite {
    arguments = List.copyOf(arguments);
  }

  /**
   * @param literal value of a string literal, else null
   * @param path where the value comes from if that is plain to see, else null
   */
  record Argument(@Nullable String literal, @Nullable SourcePath path) {}

  /**
   * A place in the native tree as a mapping names it.
   *
   * @param steps slash path, for example {@code /audit/header}
   * @param fromRoot true if it starts at the root of the tree, false if at the current node
   */
  record SourcePath(String steps, boolean fromRoot) {}

  @Nullable String literal(int index) {
    return index < arguments.size() ? arguments.get(index).literal() : null;
  }

  @Nullable SourcePath path(int index) {
    return index < arguments.size() ? arguments.get(index).path() : null;
  }
}
