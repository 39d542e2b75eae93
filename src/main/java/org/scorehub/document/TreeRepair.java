package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * Brings values of another type than the schema's into its type, as far as nothing has to be
 * guessed: a number for a text, a text that is a number, one value for a list of one. What cannot
 * be brought there is taken out of the tree and kept by its path.
 */
final class TreeRepair {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String TEXT = "#text";
  private static final String NUMBER = "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,9})?";

  private final Map<String, String> kept = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final JsonNode tree;

  private TreeRepair(SchemaPlace root, JsonNode broken) {
    tree = repaired(root, broken, "");
  }

  /** Changes the tree itself where it can. */
  static TreeRepair of(SchemaPlace root, JsonNode broken) {
    return new TreeRepair(root, broken);
  }

  JsonNode tree() {
    return tree;
  }

  /** Values taken out, by native path. */
  Map<String, String> kept() {
    return kept;
  }

  /** A degrading problem for each value that was changed or taken out, without its position. */
  List<Problem> problems() {
    return problems;
  }

  private JsonNode repaired(SchemaPlace place, JsonNode node, String path) {
    Set<String> types = place.types();
    if (node.isNull() || types.isEmpty() || fits(types, node)) {
      return inside(place, node, path);
    }
    problems.add(problem(path, types, node));
    return converted(place, types, node, path);
  }

  private JsonNode inside(SchemaPlace place, JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      for (String name : place.members()) {
        SchemaPlace member = place.member(name);
        JsonNode value = object.get(name);
        if (member != null && value != null) {
          object.set(name, repaired(member, value, below(path, name)));
        }
      }
    } else if (node instanceof ArrayNode array && place.entry() != null) {
      entries(place.entry(), array, path);
    }
    return node;
  }

  /** An entry of which nothing is left leaves the list. */
  private void entries(SchemaPlace place, ArrayNode array, String path) {
    List<JsonNode> entries = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode before = array.get(i);
      JsonNode after = repaired(place, before, path + "[" + (i + 1) + "]");
      if (before.isNull() || !after.isNull()) {
        entries.add(after);
      }
    }
    array.removeAll();
    array.addAll(entries);
  }

  private static String below(String path, String name) {
    return name.equals(TEXT) ? path : path + "/" + name;
  }

  private static boolean fits(Set<String> types, JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> types.contains("object");
      case ARRAY -> types.contains("array");
      case STRING -> types.contains("string");
      case BOOLEAN -> types.contains("boolean");
      case NUMBER -> types.contains("number") || types.contains("integer");
      default -> true;
    };
  }

  private JsonNode converted(SchemaPlace place, Set<String> types, JsonNode node, String path) {
    SchemaPlace entry = place.entry();
    if (types.contains("array") && entry != null) {
      return NODES.arrayNode().add(repaired(entry, node, path + "[1]"));
    } else if (node.isArray()) {
      return first(place, node, path);
    } else if (node.isObject()) {
      return text(place, (ObjectNode) node, path);
    } else if (types.contains("object")) {
      return place.member(TEXT) == null ? out(node, path) : NODES.objectNode().set(TEXT, node);
    }
    JsonNode scalar = scalar(types, node);
    return scalar == null ? out(node, path) : scalar;
  }

  private JsonNode first(SchemaPlace place, JsonNode array, String path) {
    for (int i = 1; i < array.size(); i++) {
      out(array.get(i), path + "[" + (i + 1) + "]");
    }
    return array.isEmpty() ? NullNode.getInstance() : repaired(place, array.get(0), path);
  }

  private JsonNode text(SchemaPlace place, ObjectNode object, String path) {
    JsonNode text = object.remove(TEXT);
    object.properties().forEach(member -> out(member.getValue(), below(path, member.getKey())));
    return text == null ? NullNode.getInstance() : repaired(place, text, path);
  }

  private JsonNode out(JsonNode node, String path) {
    if (node.isObject()) {
      node.properties().forEach(member -> out(member.getValue(), below(path, member.getKey())));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        out(node.get(i), path + "[" + (i + 1) + "]");
      }
    } else if (!node.isNull() && kept.size() < ProblemList.MOST) {
      kept.put(path, node.asText());
    }
    return NullNode.getInstance();
  }

  private static @Nullable JsonNode scalar(Set<String> types, JsonNode node) {
    if (types.contains("string")) {
      return NODES.textNode(node.asText());
    }
    String text = node.asText().strip();
    if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
      return NODES.booleanNode(text.equals("true"));
    }
    boolean number = types.contains("number") || types.contains("integer");
    return number && node.isTextual() && text.matches(NUMBER) ? number(text) : null;
  }

  private static JsonNode number(String text) {
    return text.contains(".")
        ? NODES.numberNode(new BigDecimal(text))
        : NODES.numberNode(Long.parseLong(text));
  }

  private static Problem problem(String path, Set<String> types, JsonNode node) {
    return Problem.degrading(
            ProblemKind.MALFORMED,
            "value.retyped",
            "The value has another type than before: "
                + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT)
                + " instead of "
                + String.join(" or ", types)
                + ".")
        .atPath(path)
        .withValue(node.isContainerNode() ? null : node.asText())
        .expecting("a value of type " + String.join(" or ", types));
  }
}
