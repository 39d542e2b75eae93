package org.scorehub.document;

import org.jspecify.annotations.Nullable;

/**
 * Remembers some values that passed a check: codes and answers come again and again, and to compare
 * is cheaper than to match. Thread-safe: a lost update only means that a value is checked again.
 */
final class KnownValues implements LexicalCheck {

  private static final int SLOTS = 512;
  private static final int LONGEST = 40;

  private final LexicalCheck check;
  private final @Nullable String[] passed = new @Nullable String[SLOTS];

  KnownValues(LexicalCheck check) {
    this.check = check;
  }

  @Override
  public boolean isSurelyValid(String value) {
    if (value.length() > LONGEST) {
      return check.isSurelyValid(value);
    }
    int slot = value.hashCode() & (SLOTS - 1);
    if (value.equals(passed[slot])) {
      return true;
    }
    boolean valid = check.isSurelyValid(value);
    if (valid) {
      passed[slot] = value;
    }
    return valid;
  }
}
