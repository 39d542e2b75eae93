package org.scorehub.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as a mapping file writes it, {@code {"name": .name}}.
 *
 * @param file mapping file
 * @param line 1-based line that it begins in
 * @param members its members by name; empty where the names are computed
 */
record ObjectLiteral(String file, int line, Map<String, Member> members) {

  ObjectLiteral {
    members = Map.copyOf(members);
  }

  /**
   * One member.
   *
   * @param line 1-based line of its name
   * @param expression what gives its value, on one line
   */
  record Member(String file, int line, String key, String expression) {}

  @Nullable Member member(String key) {
    return members.get(key);
  }
}
