package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;

/** Another value in place of one, to see what the one decides. */
final class OtherValue {

  /**
   * An invisible character that no document has, so that no code list holds the value, and a letter
   * that is left where signs do not count, as in names of countries.
   */
  private static final String MARK = "\u2060?x";

  private OtherValue() {}

  /** Of the same kind; nothing for an object or array, a text for nothing. */
  static JsonNode of(JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.isContainerNode()) {
      return nodes.nullNode();
    }
    if (value.isBoolean()) {
      return nodes.booleanNode(!value.booleanValue());
    }
    return value.isNumber()
        ? nodes.numberNode(value.decimalValue().add(BigDecimal.ONE))
        : nodes.textNode(value.asText() + MARK);
  }

  /** The opposite of a word for yes or no; nothing for any other text. */
  static JsonNode opposite(JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value.isTextual() ? value.textValue() : "") {
      case "true" -> nodes.textNode("false");
      case "false" -> nodes.textNode("true");
      case "yes" -> nodes.textNode("no");
      case "no" -> nodes.textNode("yes");
      case "1" -> nodes.textNode("0");
      case "0" -> nodes.textNode("1");
      default -> nodes.missingNode();
    };
  }
}
