package org.scorehub.connector.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.document.DocumentWriter;
import org.scorehub.document.Writing;
import org.scorehub.mapping.Bundle;

/** Makes bytes of native trees of an inbound document, so that a changed tree can be received. */
@FunctionalInterface
interface NativeBytes {

  /** Writes trees as they are. */
  JsonMapper JSON = JsonMapper.builder().build();

  /** The bytes; empty if no document of that format can hold the tree. */
  Optional<byte[]> of(JsonNode tree);

  /** For a document that others send. */
  static NativeBytes of(Bundle bundle, DocumentDefinition document) {
    return switch (document.format()) {
      case XML -> {
        DocumentWriter writer = ConnectorCompiler.writer(bundle, document);
        yield tree ->
            writer.write(tree) instanceof Writing.Written w
                ? Optional.of(w.bytes())
                : Optional.empty();
      }
      case JSON -> tree -> Optional.of(json(tree));
      case TABLE -> NativeBytes::child;
    };
  }

  private static byte[] json(JsonNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** One child of a table, as {@code TableReader} describes it; cells hold text only. */
  private static Optional<byte[]> child(JsonNode tree) {
    ObjectNode child = JsonNodeFactory.instance.objectNode();
    ObjectNode columns = child.putObject("columns");
    ArrayNode rows = child.putArray("rows");
    Iterable<JsonNode> values = tree.path("rows").isArray() ? tree.path("rows") : List.of(tree);
    for (JsonNode row : values) {
      row.fieldNames().forEachRemaining(name -> columns.put(name, columns.size() + 1));
      rows.addObject().put("row", rows.size() + 1).set("values", row);
    }
    return Optional.of(json(child));
  }
}
