package org.scorehub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A token of a mapping file.
 *
 * @param text as written
 * @param end index after the last character
 * @param line 1-based line
 */
record JsltToken(Kind kind, String text, int end, int line) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Index of the first character. */
  int start() {
    return end - text.length();
  }

  /** The tokens that matter for finding calls; all else is a symbol of one character. */
  enum Kind {
    NAME,
    VARIABLE,
    STRING,
    SYMBOL
  }

  boolean is(String expected) {
    return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(expected);
  }

  /** Value of a string literal, or the name itself. */
  String value() {
    return kind == Kind.STRING ? unquote() : text;
  }

  private String unquote() {
    try {
      return JSON.readValue(text, String.class);
    } catch (JsonProcessingException e) {
      return text.substring(1, text.length() - 1);
    }
  }
}
