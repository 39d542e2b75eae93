package org.scorehub.platform.bench.faults;

import java.util.ArrayList;
import java.util.List;

/** What one check looked at, and what it found wrong. */
final class Violations {

  private static final int SHOWN = 20;

  private final String check;
  private final List<String> found = new ArrayList<>();
  private String counted = "";

  /**
   * @param check what must hold
   */
  Violations(String check) {
    this.check = check;
  }

  String check() {
    return check;
  }

  /** Notes something wrong, which names the ids it is about. */
  void add(String what) {
    found.add(what);
  }

  /** Notes what was looked at, for example {@code 1,234 events}. */
  Violations counted(String what) {
    counted = what;
    return this;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  int size() {
    return found.size();
  }

  List<String> all() {
    return List.copyOf(found);
  }

  /** A line that says how it went, and below it the first of what is wrong. */
  String text() {
    StringBuilder text = new StringBuilder(isEmpty() ? "holds     " : "VIOLATED  ").append(check);
    text.append(" (").append(counted).append(')');
    found.stream().limit(SHOWN).forEach(one -> text.append("\n            ").append(one));
    if (size() > SHOWN) {
      text.append("\n            and ").append(size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
