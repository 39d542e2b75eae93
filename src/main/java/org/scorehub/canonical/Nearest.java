package org.scorehub.canonical;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What someone who wrote a wrong word may have meant. Case does not count. */
public final class Nearest {

  private static final int MAX = 2;
  private static final int MOST = 3;
  private static final int LONGEST = 80;

  private record Near(String word, int distance) {}

  private Nearest() {}

  /** Known words that at most two characters tell from a wrong one, the nearest first. */
  public static List<String> of(Collection<String> known, String wrong) {
    return known.stream()
        .map(word -> new Near(word, between(word, wrong)))
        .filter(near -> near.distance() <= MAX)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
        .limit(MOST)
        .map(Near::word)
        .toList();
  }

  /** From 0 to {@link #MAX}, or more than that if the words are not alike. */
  static int between(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    if (longest > LONGEST || Math.abs(one.length() - other.length()) > MAX) {
      return MAX + 1;
    }
    int distance = count(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    return distance * 2 > longest ? MAX + 1 : distance;
  }

  private static int count(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      previous = row(one.charAt(i - 1), i, other, previous);
    }
    return previous[other.length()];
  }

  private static int[] row(char character, int number, String other, int[] previous) {
    int[] row = new int[other.length() + 1];
    row[0] = number;
    for (int j = 1; j <= other.length(); j++) {
      int replaced = previous[j - 1] + (other.charAt(j - 1) == character ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(row[j - 1], previous[j]) + 1);
    }
    return row;
  }
}
