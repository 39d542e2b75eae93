package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.document.SchemaPlace;
import org.scorehub.document.SchemaWalk;
import org.scorehub.mapping.Bundle;

/** The paths that the schema of a document knows, each with values to try there. */
final class NativeValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Texts of the kinds that mappings tell apart. */
  private static final List<JsonNode> TEXTS =
      Stream.of("a text", "2025-06-30", "2025-06-30T08:00:00Z", "1", "true", "CN")
          .<JsonNode>map(NODES::textNode)
          .toList();

  private NativeValues() {}

  static Map<String, List<JsonNode>> of(Bundle bundle, DocumentDefinition document) {
    SchemaPlace schema = ConnectorCompiler.reader(bundle, document).schema();
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    for (String path : SchemaWalk.leaves(schema)) {
      SchemaPlace place = SchemaWalk.find(schema, path);
      values.put(path, samples(place == null ? Set.of() : place.types()));
    }
    return values;
  }

  private static List<JsonNode> samples(Set<String> types) {
    List<JsonNode> samples = new ArrayList<>();
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
