package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds nodes of a native tree by identity and names their places: {@code
 * /audit/question[3]/@code}. Mappings pass nodes on by reference, so the node that a function got
 * is the one that stands in the tree.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes stand in many places, the same one in one
final class NativePaths {

  private static final String TEXT_OF_ELEMENT = "#text";

  /** Jackson shares small numbers, booleans and empty texts: such a node can stand anywhere. */
  private static final Place SHARED = new Place(NullNode.getInstance(), "");

  private final JsonNode root;
  private final IdentityHashMap<JsonNode, Place> places = new IdentityHashMap<>();

  private record Place(JsonNode parent, String step) {}

  private NativePaths(JsonNode root) {
    this.root = root;
  }

  static NativePaths of(JsonNode root) {
    NativePaths paths = new NativePaths(root);
    paths.index(root);
    return paths;
  }

  /** Path of a node, empty for the root, null if it is not in the tree or stands in two places. */
  @Nullable String find(JsonNode node) {
    if (node instanceof NullNode) {
      return null;
    }
    StringBuilder path = new StringBuilder();
    JsonNode at = node;
    while (at != root) {
      Place place = places.get(at);
      if (place == null || place == SHARED) {
        return null;
      }
      path.insert(0, place.step());
      at = place.parent();
    }
    return path.toString();
  }

  /** Path of a member of an object, for a value that stands in other places too. */
  @Nullable String member(JsonNode object, JsonNode value) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue() == value && !value.isNull()) {
        String parent = find(object);
        return parent == null ? null : parent + step(member.getKey());
      }
    }
    return null;
  }

  static String step(String name) {
    return name.equals(TEXT_OF_ELEMENT) ? "" : "/" + name;
  }

  static String step(int index) {
    return "[" + (index + 1) + "]";
  }

  private void index(JsonNode parent) {
    if (parent.isObject()) {
      parent.properties().forEach(member -> put(parent, step(member.getKey()), member.getValue()));
    } else {
      for (int i = 0; i < parent.size(); i++) {
        put(parent, step(i), parent.get(i));
      }
    }
  }

  private void put(JsonNode parent, String step, JsonNode child) {
    places.merge(child, new Place(parent, step), (one, other) -> SHARED);
    index(child);
  }
}
