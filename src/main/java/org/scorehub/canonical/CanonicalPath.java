package org.scorehub.canonical;

import java.util.Arrays;

/** Where a reader stands in canonical JSON. Written out only when somebody asks. */
final class CanonicalPath {

  private static final int USUAL_DEPTH = 16;

  /** Names of fields, and zero-based positions of items. */
  private Object[] steps = new Object[USUAL_DEPTH];

  private int depth;

  int enterField(String name) {
    return enter(name);
  }

  int enterItem(int zeroBased) {
    return enter(zeroBased);
  }

  private int enter(Object step) {
    if (depth == steps.length) {
      steps = Arrays.copyOf(steps, depth * 2);
    }
    steps[depth] = step;
    return depth++;
  }

  String member(String name) {
    return written() + "/" + name;
  }

  void leave(int mark) {
    depth = mark;
  }

  private StringBuilder written() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      if (steps[i] instanceof Integer index) {
        text.append('[').append(index + 1).append(']');
      } else {
        text.append('/').append(steps[i]);
      }
    }
    return text;
  }

  @Override
  public String toString() {
    return depth == 0 ? "/" : written().toString();
  }
}
