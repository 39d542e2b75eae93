package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In what order the elements within an element come. */
final class ChildOrder {

  private ChildOrder() {}

  /** The children that are elements. */
  static List<Shape> elements(Shape shape) {
    return shape.members().stream()
        .filter(m -> !m.name().startsWith("@") && !m.name().equals(XmlSamples.TEXT))
        .toList();
  }

  /** The order of children that all samples keep; null if there is none. */
  static @Nullable List<String> of(Shape shape) {
    Map<String, Set<String>> after = new LinkedHashMap<>();
    elements(shape).forEach(e -> after.put(e.name(), new LinkedHashSet<>()));
    for (List<String> names : shape.orders()) {
      for (int i = 0; i + 1 < names.size(); i++) {
        if (!names.get(i).equals(names.get(i + 1))) {
          after.computeIfAbsent(names.get(i), n -> new LinkedHashSet<>()).add(names.get(i + 1));
        }
      }
    }
    List<String> order = new ArrayList<>();
    Set<String> open = new LinkedHashSet<>();
    for (String name : after.keySet()) {
      if (!visit(name, after, order, open)) {
        return null;
      }
    }
    return order;
  }

  private static boolean visit(
      String name, Map<String, Set<String>> after, List<String> order, Set<String> open) {
    if (order.contains(name)) {
      return true;
    } else if (!open.add(name)) {
      return false;
    }
    for (String next : after.getOrDefault(name, Set.of())) {
      if (!visit(next, after, order, open)) {
        return false;
      }
    }
    open.remove(name);
    order.add(0, name);
    return true;
  }
}
