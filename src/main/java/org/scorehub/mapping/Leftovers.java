package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Keeps what a mapping has no place for, by native path, and reports it. */
final class Leftovers {

  private final Call call;
  private volatile @Nullable Known known;

  /** The names last seen; nearly always the same constant array of the mapping. */
  private record Known(JsonNode array, Set<String> names) {}

  Leftovers(Call call) {
    this.call = call;
  }

  JsonNode of(JsonNode object, JsonNode knownKeys) {
    Set<String> names = names(knownKeys);
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!names.contains(member.getKey())) {
        keep(base(object) + NativePaths.step(member.getKey()), member.getValue(), rest);
      }
    }
    return rest;
  }

  @SuppressWarnings("ReferenceEquality") // comparing the contents would cost what this saves
  private Set<String> names(JsonNode array) {
    Known last = known;
    if (last == null || last.array() != array) {
      Set<String> names = new HashSet<>();
      array.forEach(name -> names.add(name.asText()));
      last = new Known(array, names);
      known = last;
    }
    return last.names();
  }

  private static String base(JsonNode object) {
    String path = ProblemCollector.current().paths().find(object);
    return path == null ? "" : path;
  }

  private void keep(String path, JsonNode value, ObjectNode rest) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(m -> keep(path + NativePaths.step(m.getKey()), m.getValue(), rest));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        keep(path + NativePaths.step(i), value.get(i), rest);
      }
    } else if (!value.isNull()) {
      rest.put(path, value.asText());
      call.report(problem(path).atPath(path).withValue(value.asText()));
    }
  }

  private static Problem problem(String path) {
    return Problem.degrading(
        ProblemKind.UNMAPPABLE,
        "field.unknown",
        "The mapping has no place for " + path + "; the value is kept as it is.");
  }
}
