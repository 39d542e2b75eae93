package org.scorehub.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions of a query, each only where its value is given. SQL comes from the code alone. */
public final class Where {

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final GivenValues values = new GivenValues();

  public Where and(String condition, String parameter, @Nullable Object value) {
    String given = values.given(condition, parameter, value);
    if (!given.isEmpty()) {
      conditions.add(given);
    }
    return this;
  }

  public String sql() {
    return " WHERE " + String.join(" AND ", conditions);
  }

  public Map<String, Object> parameters() {
    return values.parameters();
  }
}
