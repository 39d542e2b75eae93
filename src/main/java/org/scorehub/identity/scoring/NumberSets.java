package org.scorehub.identity.scoring;

import java.util.Set;

/** Compares numbers of houses, roads and units. */
final class NumberSets {

  private static final int SAME_TOWN = 3;

  private NumberSets() {}

  /**
   * Between 0 and 1: the share of the smaller set that the other has too, less for short numbers,
   * which meet by chance; half of it where only the figures agree but not the letters, as in 47A
   * and 47.
   */
  static double overlap(Set<String> a, Set<String> b) {
    double found = 0;
    for (String number : a) {
      if (b.contains(number)) {
        found += rarity(number);
      }
    }
    int smaller = Math.min(a.size(), b.size());
    if (smaller == 0) {
      return 0;
    }
    return found > 0 ? Math.min(1, found / smaller) : sameFigures(a, b);
  }

  private static double sameFigures(Set<String> a, Set<String> b) {
    for (String x : a) {
      for (String y : b) {
        if ((isBare(x) || isBare(y)) && !digits(x).isEmpty() && digits(x).equals(digits(y))) {
          return 0.5 * rarity(digits(x));
        }
      }
    }
    return 0;
  }

  /**
   * Whether the sets share no more than single figures, while each has a number that the other
   * lacks.
   */
  static boolean meetByChance(Set<String> a, Set<String> b) {
    boolean shareLong = a.stream().anyMatch(number -> number.length() > 1 && b.contains(number));
    return !shareLong && !b.containsAll(a) && !a.containsAll(b);
  }

  private static boolean isBare(String number) {
    return Tokens.isNumber(number);
  }

  private static double rarity(String number) {
    return switch (number.length()) {
      case 1 -> 0.7;
      case 2 -> 0.85;
      default -> 1;
    };
  }

  /** The figures of a number, without letters; a letter alone stays. */
  static String digits(String number) {
    StringBuilder digits = new StringBuilder(number.length());
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.isEmpty() ? number : digits.toString();
  }

  /** Whether two post codes begin alike, which mostly means the same part of a country. */
  static boolean begins(String a, String b) {
    return a.length() >= SAME_TOWN
        && b.length() >= SAME_TOWN
        && a.regionMatches(0, b, 0, SAME_TOWN);
  }
}
