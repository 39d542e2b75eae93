package org.scorehub.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows taken as a header, be they one or not.
 *
 * @param firstRow row that it begins in
 * @param lastRow row that it ends in
 * @param texts header text of each column; null where there is none
 * @param names name of the values in each column: the member, or the text if no member is called
 *     so; null where there is no text
 * @param matched number of members that have a column
 * @param missing required members without a column
 * @param repeated members with more than one column
 */
record TableHeader(
    int firstRow,
    int lastRow,
    List<@Nullable String> texts,
    List<@Nullable String> names,
    int matched,
    Set<String> missing,
    Set<String> repeated) {

  static TableHeader of(
      TableColumns columns, int firstRow, int lastRow, List<@Nullable String> texts) {
    List<@Nullable String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (String text : texts) {
      String member = text == null ? null : columns.member(text);
      names.add(member);
      if (member != null && !seen.add(member)) {
        repeated.add(member);
      }
    }
    Set<String> missing = new LinkedHashSet<>(columns.required());
    missing.removeAll(seen);
    int matched = seen.size();
    nameOthers(texts, names, new HashSet<>(columns.texts().keySet()));
    return new TableHeader(firstRow, lastRow, texts, names, matched, missing, repeated);
  }

  /** Columns of no member keep their text, with a number behind it if it is taken. */
  private static void nameOthers(
      List<@Nullable String> texts, List<@Nullable String> names, Set<String> taken) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String text = texts.get(i);
      if (names.get(i) == null && text != null) {
        String name = text;
        while (!taken.add(name)) {
          name = text + " (" + counts.merge(text, 2, (count, two) -> count + 1) + ")";
        }
        names.set(i, name);
      }
    }
  }

  boolean isComplete() {
    return missing.isEmpty() && matched > 0;
  }

  int width() {
    return texts.size();
  }

  /** What the values of a column are called; null if the column has no header. */
  @Nullable String name(int column) {
    return column <= names.size() ? names.get(column - 1) : null;
  }

  /** Columns by the name of their values. */
  Map<String, Integer> columns() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name != null) {
        columns.put(name, i + 1);
      }
    }
    return columns;
  }

  /** The texts, quoted, for people. */
  String described() {
    return String.join(
        ", ", texts.stream().filter(text -> text != null).map(text -> "\"" + text + "\"").toList());
  }
}
