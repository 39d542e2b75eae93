package org.scorehub.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of an XSD content model. {@code max} is {@link #UNBOUNDED} where there is no bound. */
sealed interface Particle {

  int UNBOUNDED = Integer.MAX_VALUE;

  int min();

  int max();

  /** One declared element. */
  record Element(ElementShape shape, int min, int max) implements Particle {}

  /** What the XSD calls any: elements it does not name. */
  record Wildcard(int min, int max) implements Particle {}

  /** A sequence, choice or all-group; {@code names} are those of all elements inside. */
  record Group(Order order, List<Particle> parts, Set<String> names, int min, int max)
      implements Particle {

    static Group of(Order order, List<Particle> parts, int min, int max) {
      Map<String, Occurrence> inside = new LinkedHashMap<>();
      parts.forEach(part -> Occurrence.of(part).forEach(inside::putIfAbsent));
      return new Group(order, List.copyOf(parts), Set.copyOf(inside.keySet()), min, max);
    }
  }

  enum Order {
    SEQUENCE,
    CHOICE,
    ALL
  }

  /** How often an element may stand in a content model. */
  record Occurrence(ElementShape shape, int min, int max) {

    private static final Map<String, Occurrence> NONE = Map.of();

    static Map<String, Occurrence> of(Particle particle) {
      if (particle instanceof Element element) {
        return Map.of(
            element.shape().name(), new Occurrence(element.shape(), element.min(), element.max()));
      }
      return particle instanceof Group group ? of(group) : NONE;
    }

    private static Map<String, Occurrence> of(Group group) {
      Map<String, Occurrence> all = new LinkedHashMap<>();
      for (Particle part : group.parts()) {
        of(part).forEach((name, o) -> all.merge(name, o, (a, b) -> a.with(b, group.order())));
      }
      if (group.order() == Order.CHOICE && group.parts().size() > 1) {
        all.replaceAll((name, o) -> isInEvery(group, name) ? o : o.withMin(0));
      }
      all.replaceAll((name, o) -> o.times(group.min(), group.max()));
      return all;
    }

    private static boolean isInEvery(Group choice, String name) {
      return choice.parts().stream().allMatch(part -> of(part).containsKey(name));
    }

    private Occurrence with(Occurrence other, Order order) {
      return order == Order.CHOICE
          ? new Occurrence(shape, Math.min(min, other.min), Math.max(max, other.max))
          : new Occurrence(shape, add(min, other.min), add(max, other.max));
    }

    private Occurrence withMin(int newMin) {
      return new Occurrence(shape, newMin, max);
    }

    private Occurrence times(int least, int most) {
      return new Occurrence(shape, multiply(min, least), multiply(max, most));
    }

    private static int add(int a, int b) {
      return (int) Math.min(UNBOUNDED, (long) a + b);
    }

    private static int multiply(int a, int b) {
      return (int) Math.min(UNBOUNDED, (long) a * b);
    }
  }
}
