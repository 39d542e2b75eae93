package org.scorehub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.scorehub.document.SchemaWalk;

/** Finds the values of a tree that stand at or below some generalised paths. */
public final class UnknownValues {

  private static final int MOST = 1_000;
  private static final String TEXT = "#text";

  private final Set<String> wanted;
  private final Map<String, String> values = new LinkedHashMap<>();

  private UnknownValues(Set<String> wanted) {
    this.wanted = wanted;
  }

  /** Texts by native path, in the order of the tree. */
  public static Map<String, String> of(JsonNode tree, Set<String> wanted) {
    UnknownValues found = new UnknownValues(wanted);
    if (!wanted.isEmpty()) {
      found.collect(tree, "", false);
    }
    return found.values;
  }

  private void collect(JsonNode node, String path, boolean inside) {
    boolean here = inside || wanted.contains(SchemaWalk.generalised(path));
    if (node.isObject()) {
      node.properties().forEach(m -> collect(m.getValue(), below(path, m.getKey()), here));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "[" + (i + 1) + "]", here);
      }
    } else if (here && !node.isNull() && values.size() < MOST) {
      values.put(path, node.asText());
    }
  }

  private static String below(String path, String name) {
    return name.equals(TEXT) ? path : path + "/" + name;
  }
}
