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
}
