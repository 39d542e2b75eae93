package org.scorehub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement with named parameters, {@code :name}, as Camel takes it. Casts are written {@code
 * CAST(:name AS date)}.
 *
 * @param text with parameters as {@code :?name}
 * @param names of its parameters
 */
record SqlStatement(String text, Set<String> names) {

  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([A-Za-z_]\\w*)");

  SqlStatement {
    names = Set.copyOf(names);
  }

  static SqlStatement parse(String sql) {
    String bare = COMMENT.matcher(sql).replaceAll("").strip();
    Set<String> names = new LinkedHashSet<>();
    PARAMETER.matcher(bare).results().forEach(found -> names.add(found.group(1)));
    return new SqlStatement(PARAMETER.matcher(bare).replaceAll(":?$1"), names);
  }

  /** A value for each parameter; null for members that the row has not. */
  Map<String, @Nullable Object> parameters(JsonNode row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, value(row.path(name))));
    return values;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    } else if (node.isNumber()) {
      return node.numberValue();
    } else if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
