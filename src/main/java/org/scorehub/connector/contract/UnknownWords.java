package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Codes that no list holds. */
final class UnknownWords {

  private UnknownWords() {}

  /** Words to put in place of a code: of its form, as schemas have patterns, and of none. */
  static List<JsonNode> like(JsonNode code) {
    if (!code.isTextual()) {
      return List.of();
    }
    String shape =
        code.textValue()
            .codePoints()
            .map(UnknownWords::other)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return List.of(TextNode.valueOf(shape), TextNode.valueOf("zz-unknown"));
  }

  private static int other(int character) {
    if (Character.isDigit(character)) {
      return '9';
    }
    return Character.isLowerCase(character)
        ? 'z'
        : Character.isUpperCase(character) ? 'Z' : character;
  }
}
