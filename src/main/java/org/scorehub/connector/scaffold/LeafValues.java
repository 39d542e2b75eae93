package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values seen at one leaf of the samples. */
final class LeafValues {

  private static final int KEPT = 2_000;

  /** JSON types of values. */
  enum Type {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN
  }

  private final Set<String> distinct = new LinkedHashSet<>();
  private final Set<Type> types = EnumSet.noneOf(Type.class);
  private int count;
  private int blank;

  void add(JsonNode value) {
    types.add(type(value));
    add(value.asText());
  }

  void addText(String value) {
    types.add(Type.TEXT);
    add(value);
  }

  void addAll(LeafValues others) {
    types.addAll(others.types);
    distinct.addAll(others.distinct);
    count += others.count;
    blank += others.blank;
  }

  void clear() {
    types.clear();
    distinct.clear();
    count = 0;
    blank = 0;
  }

  private void add(String value) {
    count++;
    if (value.isBlank()) {
      blank++;
    } else if (distinct.size() < KEPT) {
      distinct.add(value.strip());
    }
  }

  private static Type type(JsonNode value) {
    if (value.isBoolean()) {
      return Type.BOOLEAN;
    } else if (value.isNumber()) {
      return value.isIntegralNumber() ? Type.INTEGER : Type.NUMBER;
    }
    return Type.TEXT;
  }

  /** The different values that are not blank, in the order in which they were seen. */
  List<String> distinct() {
    return List.copyOf(distinct);
  }

  int count() {
    return count;
  }

  /** Values that are not blank, repeated ones counted each time. */
  int filled() {
    return count - blank;
  }

  boolean hasBlank() {
    return blank > 0;
  }

  /** The one type of all values; text where they differ, number for whole and other numbers. */
  Type type() {
    if (types.size() == 1) {
      return types.iterator().next();
    }
    boolean numbers = types.equals(EnumSet.of(Type.INTEGER, Type.NUMBER));
    return numbers ? Type.NUMBER : Type.TEXT;
  }

  /** From now on whole numbers may be others. */
  void widen() {
    types.add(Type.NUMBER);
  }

  boolean isMixed() {
    return types.size() > 1 && !types.equals(EnumSet.of(Type.INTEGER, Type.NUMBER));
  }

  /** The first value, shortened, in quotes; for people. */
  String shown() {
    String first = distinct.isEmpty() ? "" : distinct.iterator().next();
    String line = first.replaceAll("\\s+", " ");
    return "\"" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "\"";
  }
}
