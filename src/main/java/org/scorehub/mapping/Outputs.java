package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Compares what a mapping made of one document and of another. Entries of a list that only stand at
 * another position, because others came or went, are the same.
 */
final class Outputs {

  private static final String KEPT = "/extensions";

  private Outputs() {}

  /** Whether what stands at a pointer of one output is in the other too. */
  static boolean same(JsonNode before, JsonNode after, JsonPointer pointer) {
    JsonNode one = before;
    JsonNode other = after;
    for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
      if (one.isArray() && other.isArray()) {
        JsonNode entry = one.path(at.getMatchingIndex());
        if (!entry.isMissingNode() && count(other, entry) >= count(one, entry)) {
          return true;
        }
      }
      one = step(one, at);
      other = step(other, at);
    }
    return equal(one, other);
  }

  private static JsonNode step(JsonNode node, JsonPointer at) {
    return node.isArray() ? node.path(at.getMatchingIndex()) : node.path(at.getMatchingProperty());
  }

  private static long count(JsonNode array, JsonNode entry) {
    long count = 0;
    for (JsonNode candidate : array) {
      count += candidate.equals(entry) ? 1 : 0;
    }
    return count;
  }

  private static boolean equal(JsonNode one, JsonNode other) {
    return nothing(one) ? nothing(other) : one.equals(other);
  }

  private static boolean nothing(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  /**
   * Adds the pointers of all leaves that differ; of a list that has more entries its own. Values
   * kept in {@code extensions} do not count.
   */
  static void compare(JsonNode before, JsonNode after, Set<String> changed) {
    compare("", before, after, changed);
  }

  private static void compare(String at, JsonNode one, JsonNode other, Set<String> changed) {
    if (at.endsWith(KEPT) || equal(one, other)) {
      return;
    }
    if (one.isArray() || other.isArray()) {
      compareLists(at, one, other, changed);
    } else if (one.isObject() || other.isObject()) {
      names(one, other)
          .forEach(
              name -> compare(at + "/" + escaped(name), one.path(name), other.path(name), changed));
    } else {
      changed.add(at);
    }
  }

  private static void compareLists(String at, JsonNode one, JsonNode other, Set<String> changed) {
    int first = 0;
    while (first < Math.min(one.size(), other.size()) && one.get(first).equals(other.get(first))) {
      first++;
    }
    int last = 0;
    while (last < Math.min(one.size(), other.size()) - first
        && one.get(one.size() - 1 - last).equals(other.get(other.size() - 1 - last))) {
      last++;
    }
    int end = one.size() - last;
    for (int i = first; i < end; i++) {
      JsonNode entry = i < other.size() - last ? other.get(i) : other.path(-1);
      compare(at + "/" + i, one.get(i), entry, changed);
    }
    if (other.size() > one.size()) {
      changed.add(at);
    }
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new LinkedHashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
