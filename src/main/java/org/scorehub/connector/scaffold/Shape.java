package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One member of a native tree as the samples have it, merged over all of them: what it holds, how
 * often it is there, whether it is repeated. The tree is the one that a mapping sees.
 */
final class Shape {

  private final String name;
  private final String namespace;
  private final Map<String, Shape> members = new LinkedHashMap<>();
  private final LeafValues values = new LeafValues();
  private final List<List<String>> orders = new ArrayList<>();
  private int objects;
  private int singles;
  private int arrays;
  private int present;
  private int most;
  private boolean nil;
  private boolean nested;
  private boolean repeated;
  private boolean loose;

  Shape(String name, String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  static Shape root() {
    return new Shape("", "");
  }

  /** Takes one JSON value that stands here. */
  void see(JsonNode value) {
    if (value.isArray()) {
      arrays++;
      repeated = true;
      most = Math.max(most, value.size());
      value.forEach(this::seeItem);
    } else {
      singles += value.isNull() ? 0 : 1;
      seeItem(value);
    }
  }

  private void seeItem(JsonNode value) {
    if (value.isNull()) {
      nil = true;
    } else if (value.isArray()) {
      nested = true;
    } else if (value.isObject()) {
      objects++;
      value.properties().forEach(m -> member(m.getKey(), "").seeIn(m.getValue()));
    } else {
      values.add(value);
    }
  }

  private void seeIn(JsonNode value) {
    present++;
    see(value);
  }

  /** The member of a name, made if there is none. */
  Shape member(String name, String namespace) {
    return members.computeIfAbsent(name, n -> new Shape(n, namespace));
  }

  /** Takes a text that stands here, within one more parent. */
  void seeText(String text) {
    values.addText(text);
  }

  /** Counts one more object or element here. */
  void seeObject() {
    objects++;
  }

  /** Counts one more parent that has it, so many times. */
  void seeInParent(int times) {
    present++;
    most = Math.max(most, times);
    repeated |= times > 1;
  }

  void seeNil() {
    nil = true;
  }

  /** The names of the children of one element, in their order. */
  void seeOrder(List<String> names) {
    orders.add(names);
  }

  /** From now on it counts as repeated: its schema allows it more than once. */
  void repeat() {
    repeated = true;
  }

  /**
   * Where an element has attributes or children in one place and only text in another, its text is
   * a member too, as the tree of such an element has it.
   */
  void unify() {
    members.values().forEach(Shape::unify);
    Shape blank = members.get(XmlSamples.TEXT);
    if (blank != null && blank.values.filled() == 0 && hasElements()) {
      members.remove(XmlSamples.TEXT);
    }
    if (objects > 0 && values.count() > 0) {
      objects += values.count();
      if (values.filled() > 0) {
        Shape text = member(XmlSamples.TEXT, "");
        text.present += values.count();
        text.values.addAll(values);
      }
      values.clear();
    }
  }

  private boolean hasElements() {
    return members.keySet().stream()
        .anyMatch(n -> !n.startsWith("@") && !n.equals(XmlSamples.TEXT));
  }

  String name() {
    return name;
  }

  String namespace() {
    return namespace;
  }

  @Nullable Shape get(String member) {
    return members.get(member);
  }

  Collection<Shape> members() {
    return members.values();
  }

  LeafValues values() {
    return values;
  }

  List<List<String>> orders() {
    return orders;
  }

  boolean isRepeated() {
    return repeated;
  }

  boolean isNullable() {
    return nil;
  }

  int objects() {
    return objects;
  }

  /** The most seen within one parent. */
  int most() {
    return most;
  }

  boolean isObject() {
    return objects > 0 && !isIrregular();
  }

  boolean isLeaf() {
    return objects == 0 && values.count() > 0 && !isIrregular();
  }

  /** A list in one place and a single value in another, or text here and members there. */
  boolean isIrregular() {
    return nested
        || (arrays > 0 && singles > 0)
        || (objects > 0 && values.count() > 0)
        || (objects == 0 && values.count() == 0);
  }

  /** From now on it may be absent, and is never there without a value. */
  void loosen() {
    loose = true;
    nil = false;
  }

  /** From now on it is always there. */
  void tighten() {
    loose = false;
  }

  /** Whether every object that could have it does. */
  boolean isRequiredIn(Shape parent) {
    return present >= parent.objects && !nil && !loose;
  }
}
