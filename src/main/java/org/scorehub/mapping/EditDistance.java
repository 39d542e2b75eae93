package org.scorehub.mapping;

import java.util.Locale;

/** How many characters tell two codes apart, case aside; counts only as far as worth proposing. */
final class EditDistance {

  static final int MAX = 2;
  private static final int LONGEST = 40;

  private EditDistance() {}

  /** From 0 to {@link #MAX}, or more than that if the codes are not alike. */
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
