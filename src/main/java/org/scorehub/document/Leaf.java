package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;

/** The text of a plain value. */
final class Leaf {

  /** A number with more zeros than that keeps its exponent; it would fill the memory. */
  private static final int MOST_ZEROS = 100;

  private Leaf() {}

  /** Numbers without exponent, null as nothing. */
  static String text(JsonNode node) {
    if (node.isFloatingPointNumber() && Math.abs(node.decimalValue().scale()) <= MOST_ZEROS) {
      return node.decimalValue().toPlainString();
    }
    return node.isNull() ? "" : node.asText();
  }
}
