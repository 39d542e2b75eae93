package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Values to try where a schema allows one of some types. */
final class SampleValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Texts of the kinds that mappings tell apart. */
  static final List<JsonNode> TEXTS =
      Stream.of("a text", "2025-06-30", "2025-06-30T08:00:00Z", "1", "true", "CN")
          .<JsonNode>map(NODES::textNode)
          .toList();

  private SampleValues() {}

  /** By the names that JSON Schema gives to types; all of them if none is named. */
  static List<JsonNode> of(Set<String> types, List<JsonNode> enumerated) {
    List<JsonNode> samples = new ArrayList<>(enumerated);
    if (types.contains("integer") || types.contains("number")) {
      samples.add(NODES.numberNode(3));
    }
    if (types.contains("boolean")) {
      samples.add(NODES.booleanNode(true));
      samples.add(NODES.booleanNode(false));
    }
    if (samples.isEmpty() || types.contains("string")) {
      samples.addAll(TEXTS);
    }
    return samples;
  }
}
