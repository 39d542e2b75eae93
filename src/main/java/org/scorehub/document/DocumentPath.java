package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed slash path. Steps without a position mean the first of their name. */
record DocumentPath(List<Step> steps) {

  /** One step; {@code index} is 1-based, {@code explicit} tells whether it was written. */
  record Step(String name, int index, boolean explicit) {}

  DocumentPath {
    steps = List.copyOf(steps);
  }

  static DocumentPath parse(String path) {
    List<Step> steps = new ArrayList<>();
    int start = path.startsWith("/") ? 1 : 0;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      steps.add(step(path.substring(start, end)));
      start = end + 1;
    }
    return new DocumentPath(steps);
  }

  private static Step step(String text) {
    int bracket = text.endsWith("]") ? text.lastIndexOf('[') : -1;
    if (bracket < 0) {
      return new Step(text, 1, false);
    }
    String digits = text.substring(bracket + 1, text.length() - 1);
    boolean position = digits.matches("[1-9][0-9]{0,8}");
    return position
        ? new Step(text.substring(0, bracket), Integer.parseInt(digits), true)
        : new Step(text, 1, false);
  }

  int length() {
    return steps.size();
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  Step step(int number) {
    return steps.get(number);
  }

  /** True if the last step is an attribute. */
  boolean endsInAttribute() {
    return !isEmpty() && steps.get(length() - 1).name().startsWith("@");
  }

  /** True if this is the step of that number and name, at that 1-based position. */
  boolean has(int number, String name, int index) {
    return number < length()
        && steps.get(number).index() == index
        && steps.get(number).name().equals(name);
  }

  /** The path without its last step, as text; null for a path of one step or none. */
  static @Nullable String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? null : path.substring(0, slash);
  }
}
