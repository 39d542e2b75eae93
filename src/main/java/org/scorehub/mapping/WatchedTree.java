package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * A copy of a native tree in which no node stands in two places, booleans and nulls apart, and
 * which says where a member that is asked for and not there would be.
 */
final class WatchedTree {

  private WatchedTree() {}

  static JsonNode copy(JsonNode tree) {
    return copy("", tree);
  }

  private static JsonNode copy(String path, JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = new WatchedObject(path);
      node.properties()
          .forEach(
              m -> object.set(m.getKey(), copy(path + NativePaths.step(m.getKey()), m.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      for (int i = 0; i < node.size(); i++) {
        array.add(copy(path + NativePaths.step(i), node.get(i)));
      }
      return array;
    }
    return fresh(node);
  }

  /**
   * The same value as a node of its own; JSLT compares booleans by identity, so they are shared.
   */
  static JsonNode fresh(JsonNode value) {
    return switch (value.numberType() == null ? "" : value.numberType().name()) {
      case "INT" -> new IntNode(value.intValue());
      case "LONG" -> new LongNode(value.longValue());
      case "DOUBLE" -> new DoubleNode(value.doubleValue());
      case "BIG_DECIMAL" -> new DecimalNode(value.decimalValue());
      case "BIG_INTEGER" -> new BigIntegerNode(value.bigIntegerValue());
      default -> value.isTextual() ? new TextNode(value.textValue()) : value;
    };
  }

  @SuppressWarnings("unchecked") // of Jackson's own deepCopy
  private static final class WatchedObject extends ObjectNode {

    private static final long serialVersionUID = 1L;

    private final String path;

    WatchedObject(String path) {
      super(JsonNodeFactory.instance);
      this.path = path;
    }

    @Override
    public JsonNode get(String member) {
      JsonNode value = super.get(member);
      return value == null ? new AbsentValue(path + NativePaths.step(member)) : value;
    }

    @Override
    public boolean has(String member) {
      return super.get(member) != null;
    }

    @Override
    public boolean equals(Object other) {
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }
}
