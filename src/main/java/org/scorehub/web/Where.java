package org.scorehub.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions of a query, each only where its value is given. SQL comes from the code alone. */
public final class Where {

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  public Where and(String condition, String parameter, @Nullable Object value) {
    if (value instanceof String text && text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(parameter + " must not contain a NUL character");
    }
    if (value != null) {
      conditions.add(condition);
      parameters.put(parameter, value);
    }
    return this;
  }

  public String sql() {
    return " WHERE " + String.join(" AND ", conditions);
  }

  public Map<String, Object> parameters() {
    return parameters;
  }
}
