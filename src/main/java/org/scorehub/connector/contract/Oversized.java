package org.scorehub.connector.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentWriter;
import org.scorehub.document.Writing;
import org.scorehub.mapping.Bundle;

/** Makes documents that go beyond a limit out of such that do not. */
final class Oversized {

  private Oversized() {}

  /** One byte too long; white space at the end changes nothing else. */
  static byte[] bytes(byte[] document, long maxBytes) {
    byte[] longer = Arrays.copyOf(document, Math.toIntExact(maxBytes + 1));
    Arrays.fill(longer, document.length, longer.length, (byte) ' ');
    return longer;
  }

  /** Nested one level too deep. */
  static byte[] depth(byte[] document, DocumentDefinition definition) {
    int levels = definition.limits().maxDepth() + 1;
    return switch (definition.format()) {
      case XML -> inserted(document, "<x>".repeat(levels) + "</x>".repeat(levels));
      default -> inserted(document, "\"x\":" + "[".repeat(levels) + "]".repeat(levels) + ",");
    };
  }

  /** One node too many. */
  static byte[] nodes(byte[] document, DocumentDefinition definition) {
    int nodes = definition.limits().maxNodes();
    return switch (definition.format()) {
      case XML -> inserted(document, "<x/>".repeat(nodes));
      default -> inserted(document, "\"x\":[" + "0,".repeat(nodes) + "0],");
    };
  }

  /** Behind the start of the outermost element or object, in any encoding that ASCII is part of. */
  private static byte[] inserted(byte[] document, String what) {
    String text = new String(document, ISO_8859_1);
    int object = text.indexOf('{') + 1;
    int start = text.stripLeading().startsWith("<") ? endOfStartTag(text) : object;
    return (text.substring(0, start) + what + text.substring(start)).getBytes(ISO_8859_1);
  }

  private static int endOfStartTag(String xml) {
    int tag = xml.indexOf('<');
    while (!Character.isLetter(xml.charAt(tag + 1))) {
      tag = xml.indexOf('<', tag + 1);
    }
    return xml.indexOf('>', tag) + 1;
  }

  /** A child of a table with one value too many. */
  static JsonNode row(JsonNode row, int maxNodes) {
    ObjectNode wide = row.deepCopy();
    ObjectNode widest = wide.path("rows").path(0) instanceof ObjectNode first ? first : wide;
    for (int i = 0; i <= maxNodes; i++) {
      widest.put("x" + i, "x");
    }
    return wide;
  }

  /**
   * CSV that is too long.
   *
   * @param children of which the first that has no column of its own is repeated
   * @return empty if there is none
   */
  static byte[] table(
      Bundle bundle, DocumentDefinition definition, List<JsonNode> children, long maxBytes) {
    DocumentWriter writer = ConnectorCompiler.writer(bundle, definition);
    for (JsonNode child : children) {
      JsonNode row = child.path("rows").isArray() ? child.path("rows").path(0) : child;
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      for (long length = 0; length <= maxBytes; length += row.size()) {
        rows.add(row);
      }
      JsonNode tree = JsonNodeFactory.instance.objectNode().set("rows", rows);
      if (writer.write(tree) instanceof Writing.Written made) {
        return made.bytes();
      }
    }
    return new byte[0];
  }

  /** Limits of which the first can be reached in no time. */
  static DocumentLimits small(DocumentLimits limits, int maxBytes) {
    return new DocumentLimits(
        Math.min(maxBytes, limits.maxBytes()), limits.maxDepth(), limits.maxNodes());
  }
}
