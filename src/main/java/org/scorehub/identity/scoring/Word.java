package org.scorehub.identity.scoring;

/**
 * A word of a folded text.
 *
 * @param text lower-case ASCII, in the one form that all its spellings are given
 */
record Word(String text, WordKind kind) {

  /** How much a word counts for by its length: short ones are often the same by chance. */
  double lengthFactor() {
    return switch (text.length()) {
      case 1 -> 0.25;
      case 2 -> 0.5;
      case 3 -> 0.8;
      default -> 1;
    };
  }

  boolean is(WordKind other) {
    return kind == other;
  }
}
