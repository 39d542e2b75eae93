package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a native or canonical tree.
 *
 * @param steps names of members, and 0-based positions in lists
 */
record TreePlace(List<Object> steps) {

  static final TreePlace ROOT = new TreePlace(List.of());

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LIST = "[]";
  private static final String TEXT = "#text";

  TreePlace {
    steps = List.copyOf(steps);
  }

  /** The places of all values of a tree, in its order; nulls are none. */
  static List<TreePlace> leaves(JsonNode tree) {
    List<TreePlace> places = new ArrayList<>();
    collect(ROOT, tree, places);
    return places;
  }

  private static void collect(TreePlace at, JsonNode node, List<TreePlace> places) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(at.below(i), node.path(i), places);
      }
    } else if (node.isObject()) {
      node.properties().forEach(m -> collect(at.below(m.getKey()), m.getValue(), places));
    } else if (!node.isNull() && !node.isMissingNode()) {
      places.add(at);
    }
  }

  /**
   * The places that a path means in a tree, one for each entry of the lists on the way, or for a
   * first entry where there is none.
   *
   * @param path with {@code []} for lists
   */
  static List<TreePlace> meant(JsonNode tree, String path, int most) {
    List<TreePlace> places = new ArrayList<>();
    List<String> steps = List.of(path.substring(1).replace(LIST, "/" + LIST).split("/"));
    meant(ROOT, tree, steps, most, places);
    return places;
  }

  private static void meant(
      TreePlace at, JsonNode node, List<String> steps, int most, List<TreePlace> places) {
    if (steps.isEmpty()) {
      places.add(at);
      return;
    }
    List<String> rest = steps.subList(1, steps.size());
    if (!steps.get(0).equals(LIST)) {
      meant(at.below(steps.get(0)), node.path(steps.get(0)), rest, most, places);
    } else {
      for (int i = 0; i < Math.max(1, node.size()) && places.size() < most; i++) {
        meant(at.below(i), node.path(i), rest, most, places);
      }
    }
  }

  private TreePlace below(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new TreePlace(longer);
  }

  /** As problems name it: {@code /audit/question[3]/@code}. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer position) {
        path.append('[').append(position + 1).append(']');
      } else if (!step.equals(TEXT)) {
        path.append('/').append(step);
      }
    }
    return path.toString();
  }

  /** As manifests name it: {@code /audit/question[]/@code}. */
  String generalPath() {
    return PathPattern.general(path());
  }

  JsonNode in(JsonNode tree) {
    JsonNode at = tree;
    for (Object step : steps) {
      at = step instanceof Integer position ? at.path(position) : at.path((String) step);
    }
    return at;
  }

  /** A copy of the tree with a value here, and all that must be around it. */
  JsonNode with(JsonNode tree, JsonNode value) {
    return with(tree.deepCopy(), steps, value);
  }

  private static JsonNode with(JsonNode there, List<Object> steps, JsonNode value) {
    if (steps.isEmpty()) {
      boolean text = there.isObject() && value.isValueNode();
      return text ? ((ObjectNode) there).set(TEXT, value) : value;
    }
    List<Object> rest = steps.subList(1, steps.size());
    if (steps.get(0) instanceof Integer position) {
      ArrayNode list = there instanceof ArrayNode array ? array : NODES.arrayNode();
      JsonNode entry = with(list.path(position), rest, value);
      if (position >= list.size()) {
        return list.add(entry);
      }
      list.set(position, entry);
      return list;
    }
    ObjectNode object = there instanceof ObjectNode element ? element : around(there);
    String name = (String) steps.get(0);
    return object.set(name, with(object.path(name), rest, value));
  }

  /** A value of an element that gets attributes stands beside them. */
  private static ObjectNode around(JsonNode there) {
    ObjectNode element = NODES.objectNode();
    return there.isValueNode() && !there.isNull() ? element.set(TEXT, there) : element;
  }

  /** A copy of the tree without what stands here; an entry of a list makes the list shorter. */
  JsonNode without(JsonNode tree) {
    JsonNode copy = tree.deepCopy();
    JsonNode parent = new TreePlace(steps.subList(0, steps.size() - 1)).in(copy);
    Object last = steps.get(steps.size() - 1);
    if (last instanceof Integer position) {
      ((ArrayNode) parent).remove(position);
    } else {
      ((ObjectNode) parent).remove((String) last);
    }
    return copy;
  }
}
