package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first place in which two trees differ.
 *
 * @param pointer JSON pointer; empty for the whole
 * @param expected what should be there; missing if nothing
 * @param got what is there; missing if nothing
 */
record JsonDifference(String pointer, JsonNode expected, JsonNode got) {

  private static final int SHOWN = 120;
  private static final String KEPT = "/extensions";

  static Optional<JsonDifference> first(JsonNode expected, JsonNode got) {
    return first("", expected, got);
  }

  private static Optional<JsonDifference> first(String at, JsonNode expected, JsonNode got) {
    if (expected.equals(got)) {
      return Optional.empty();
    }
    if (expected.isObject() && got.isObject()) {
      return names(expected, got).stream()
          .map(n -> first(at + "/" + escaped(n), expected.path(n), got.path(n)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (expected.isArray() && got.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), got.size()); i++) {
        Optional<JsonDifference> inside = first(at + "/" + i, expected.path(i), got.path(i));
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.of(new JsonDifference(at, expected, got));
  }

  /** Paths without positions of all values that differ, but for what is kept as it was. */
  static Set<String> all(JsonNode one, JsonNode other) {
    Set<String> paths = new TreeSet<>();
    all("", one, other, paths);
    return paths;
  }

  private static void all(String at, JsonNode one, JsonNode other, Set<String> paths) {
    if (at.endsWith(KEPT)) {
      return;
    }
    if (one.isObject() || other.isObject()) {
      names(one, other).forEach(n -> all(at + "/" + n, one.path(n), other.path(n), paths));
    } else if (one.isArray() || other.isArray()) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        all(at + "[]", one.path(i), other.path(i), paths);
      }
    } else if (!one.equals(other) && !(absent(one) && absent(other))) {
      paths.add(at);
    }
  }

  private static boolean absent(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  /** {@code at /findings/0/topic expected "A", got "B"}. */
  String words() {
    return "at %s expected %s, got %s"
        .formatted(pointer.isEmpty() ? "the top" : pointer, shown(expected), shown(got));
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new LinkedHashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
