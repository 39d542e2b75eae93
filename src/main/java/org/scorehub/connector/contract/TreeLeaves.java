package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The places of a tree that have a value. */
final class TreeLeaves {

  private TreeLeaves() {}

  /** Paths without positions of all leaves that are not null. */
  static Set<String> paths(JsonNode tree) {
    Set<String> paths = new TreeSet<>();
    collect("", tree, paths);
    return paths;
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (node.isArray()) {
      node.forEach(entry -> collect(path + "[]", entry, paths));
    } else if (node.isObject()) {
      node.properties().forEach(m -> collect(path + step(m.getKey()), m.getValue(), paths));
    } else if (!node.isNull() && !node.isMissingNode()) {
      paths.add(path);
    }
  }

  private static String step(String name) {
    return name.equals("#text") ? "" : "/" + name;
  }
}
