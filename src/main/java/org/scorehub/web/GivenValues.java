package org.scorehub.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that a reader has given for a query, each with the condition that asks for it. */
public final class GivenValues {

  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /**
   * The condition if its value is given, else nothing.
   *
   * @throws IllegalArgumentException if the value is a text that PostgreSQL cannot hold
   */
  public String given(String condition, String parameter, @Nullable Object value) {
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(parameter + " must not contain a NUL character");
    }
    if (value == null) {
      return "";
    }
    parameters.put(parameter, value);
    return condition;
  }

  /** The values so far, to which others may be added. */
  public Map<String, Object> parameters() {
    return parameters;
  }
}
