package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a shape stands in the native tree.
 *
 * @param steps the shapes from below the root down to it
 */
record Place(List<Shape> steps) {

  static final Place ROOT = new Place(List.of());

  Place {
    steps = List.copyOf(steps);
  }

  Place child(Shape shape) {
    List<Shape> longer = new ArrayList<>(steps);
    longer.add(shape);
    return new Place(longer);
  }

  Shape shape() {
    return steps.get(steps.size() - 1);
  }

  Place parent() {
    return new Place(steps.subList(0, steps.size() - 1));
  }

  /** How many steps it stands below another place; -1 if it does not. */
  int below(Place other) {
    int deeper = steps.size() - other.steps.size();
    return deeper >= 0 && steps.subList(0, other.steps.size()).equals(other.steps) ? deeper : -1;
  }

  /** Whether a step below the other place, itself not counted, is repeated. */
  boolean isRepeatedBelow(Place other) {
    return steps.subList(other.steps.size(), steps.size()).stream().anyMatch(Shape::isRepeated);
  }

  /** {@code /audit/finding[]/@code}, as lists of paths have it. */
  String path() {
    StringBuilder path = new StringBuilder();
    for (Shape step : steps) {
      if (!step.name().equals(XmlSamples.TEXT)) {
        path.append('/').append(step.name());
      }
      path.append(step.isRepeated() ? "[]" : "");
    }
    return path.toString();
  }

  /** The words of its own name; a text of an element has those of the element. */
  List<String> words() {
    String name = shape().name();
    boolean text = name.equals(XmlSamples.TEXT) && steps.size() > 1;
    return Names.words(text ? parent().shape().name() : name);
  }

  /** The words of the names above it, nearest last. */
  List<String> context() {
    List<String> words = new ArrayList<>();
    boolean text = shape().name().equals(XmlSamples.TEXT);
    for (Shape step : steps.subList(0, Math.max(0, steps.size() - (text ? 2 : 1)))) {
      words.addAll(Names.words(step.name()));
    }
    return words;
  }

  /** All leaves below a shape, in the order of the samples. */
  static List<Place> leaves(Place from, Shape shape) {
    List<Place> leaves = new ArrayList<>();
    collect(from, shape, leaves);
    return leaves;
  }

  private static void collect(Place at, Shape shape, List<Place> leaves) {
    for (Shape member : shape.members()) {
      Place place = at.child(member);
      if (member.isLeaf()) {
        leaves.add(place);
      } else if (member.isObject()) {
        collect(place, member, leaves);
      }
    }
  }

  /** All objects below a shape that stand more than once in their parent. */
  static List<Place> lists(Place from, Shape shape) {
    List<Place> lists = new ArrayList<>();
    for (Shape member : shape.members()) {
      if (member.isObject()) {
        Place place = from.child(member);
        if (member.isRepeated()) {
          lists.add(place);
        }
        lists.addAll(lists(place, member));
      }
    }
    return lists;
  }
}
