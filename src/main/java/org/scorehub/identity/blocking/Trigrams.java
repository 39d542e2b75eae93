package org.scorehub.identity.blocking;

import java.util.Arrays;

/**
 * Trigrams as the PostgreSQL extension pg_trgm has them, for one word of ASCII letters and digits:
 * two blanks before it, one behind, each trigram once.
 */
final class Trigrams {

  /** Two texts with less in common are not compared for it. */
  static final double THRESHOLD = 0.4;

  private Trigrams() {}

  /** The trigrams of a word as sorted numbers. */
  static int[] of(String word) {
    if (word.isEmpty()) {
      return new int[0];
    }
    String padded = "  " + word + ' ';
    int[] grams = new int[padded.length() - 2];
    for (int i = 0; i < grams.length; i++) {
      grams[i] =
          code(padded.charAt(i)) * 1600
              + code(padded.charAt(i + 1)) * 40
              + code(padded.charAt(i + 2));
    }
    return Arrays.stream(grams).sorted().distinct().toArray();
  }

  /** A number below 40 for a letter, a digit or a blank. */
  private static int code(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 1;
    }
    return c >= '0' && c <= '9' ? c - '0' + 27 : 0;
  }

  /** Number of possible trigrams. */
  static int count() {
    return 64_000;
  }

  /** Jaccard's coefficient in single precision, as pg_trgm computes it. */
  static float similarity(int common, int left, int right) {
    int all = left + right - common;
    return all == 0 ? 0 : (float) common / (float) all;
  }
}
