package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads the values that mappings hand to functions. */
final class NativeValue {

  private NativeValue() {}

  /** Null, missing, or a text of white space only: the document says nothing here. */
  static boolean absent(JsonNode node) {
    return node.isNull()
        || node.isMissingNode()
        || (node.isTextual() && node.textValue().isBlank());
  }

  /** The value as text without surrounding white space; containers as JSON. */
  static String text(JsonNode node) {
    return node.isValueNode() ? node.asText().strip() : node.toString();
  }

  /** The value for people, null if there is none. */
  static @Nullable String shown(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
