package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.mapping.Mapping;

/**
 * Which code lists an outbound document looks canonical codes up in, seen by putting a word that is
 * in no list into its examples.
 */
final class SentCodes {

  private static final String WORD = CodeTargets.MARK + "?";
  private static final Pattern LOOKED_UP = Pattern.compile("^No code stands for .* in (\\S+)\\.$");

  private final Mapping mapping;
  private final JsonNode tree;
  private final Map<String, Set<String>> found;

  private SentCodes(Mapping mapping, JsonNode tree, Map<String, Set<String>> found) {
    this.mapping = mapping;
    this.tree = tree;
    this.found = found;
  }

  /** Symbols that are looked up among the codes of ours in each list, by path of the list. */
  static Map<String, Set<String>> of(OutboundDocument document, List<Example> examples) {
    Map<String, Set<String>> found = new HashMap<>();
    Schema schema =
        SpecificData.get().getSchema(CanonicalTypes.named(document.definition().canonical()));
    for (JsonNode tree : ExampleTrees.of(document, examples)) {
      new SentCodes(document.mapping(), tree, found).look(tree, schema, put -> {});
    }
    return found;
  }

  private void look(JsonNode value, Schema schema, Consumer<JsonNode> put) {
    for (Schema branch : CodeTargets.branches(schema)) {
      if (value instanceof ObjectNode object && branch.getType() == Schema.Type.RECORD) {
        branch.getFields().forEach(field -> field(object, field));
      } else if (value instanceof ArrayNode array && branch.getType() == Schema.Type.ARRAY) {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          look(array.get(i), branch.getElementType(), other -> array.set(index, other));
        }
      } else if (branch.getType() == Schema.Type.ENUM && value.isTextual()) {
        put.accept(TextNode.valueOf(WORD));
        note(branch.getEnumSymbols());
        put.accept(value);
      }
    }
  }

  private void field(ObjectNode object, Schema.Field field) {
    JsonNode value = object.get(field.name());
    if (value != null) {
      look(value, field.schema(), other -> object.set(field.name(), other));
    }
  }

  private void note(List<String> symbols) {
    for (Problem problem : mapping.apply(tree).problems()) {
      Matcher list = LOOKED_UP.matcher(problem.message());
      if (WORD.equals(problem.value()) && list.matches()) {
        found.computeIfAbsent(list.group(1), l -> new TreeSet<>()).addAll(symbols);
      }
    }
  }
}
