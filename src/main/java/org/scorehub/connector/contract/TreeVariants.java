package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Puts a value into a tree, with all that must be around it. */
final class TreeVariants {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LIST = "[]";
  private static final String TEXT = "#text";
  private static final int PLACES = 8;

  private TreeVariants() {}

  /**
   * A tree with the value in it.
   *
   * @param path where it stands, with positions
   */
  record Variant(JsonNode tree, String path) {}

  /**
   * Trees with a value at a path, one for each entry of lists on the way that are there already; at
   * most eight. What stands there is replaced.
   *
   * @param path with {@code []} for lists
   */
  static List<Variant> of(JsonNode tree, String path, JsonNode value) {
    List<String> steps = List.of(path.substring(1).replace(LIST, "/" + LIST).split("/"));
    return places(tree, steps).stream()
        .limit(PLACES)
        .map(place -> new Variant(with(tree.deepCopy(), place, value), written(place)))
        .toList();
  }

  /** The paths meant; a step is the name of a member or the position in a list. */
  private static List<List<Object>> places(JsonNode at, List<String> steps) {
    if (steps.isEmpty()) {
      return List.of(List.of());
    }
    List<String> rest = steps.subList(1, steps.size());
    List<List<Object>> places = new ArrayList<>();
    if (!steps.get(0).equals(LIST)) {
      prefix(steps.get(0), places(at.path(steps.get(0)), rest), places);
    } else {
      for (int i = 0; i < Math.max(1, at.size()) && places.size() < PLACES; i++) {
        prefix(i, places(at.path(i), rest), places);
      }
    }
    return places;
  }

  private static void prefix(Object step, List<List<Object>> rests, List<List<Object>> places) {
    for (List<Object> rest : rests) {
      List<Object> place = new ArrayList<>();
      place.add(step);
      place.addAll(rest);
      places.add(place);
    }
  }

  private static JsonNode with(JsonNode there, List<Object> steps, JsonNode value) {
    if (steps.isEmpty()) {
      return there instanceof ObjectNode element ? element.set(TEXT, value) : value;
    }
    List<Object> rest = steps.subList(1, steps.size());
    if (steps.get(0) instanceof Integer position) {
      ArrayNode list = there instanceof ArrayNode array ? array : NODES.arrayNode();
      JsonNode entry = with(list.path(position), rest, value);
      if (position < list.size()) {
        list.set(position, entry);
        return list;
      }
      return list.add(entry);
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

  private static String written(List<Object> place) {
    StringBuilder path = new StringBuilder();
    for (Object step : place) {
      path.append(step instanceof Integer position ? "[" + (position + 1) + "]" : "/" + step);
    }
    return path.toString();
  }
}
