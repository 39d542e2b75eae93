package org.scorehub.identity.scoring;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two words are, between 0 and 1. */
final class Likeness {

  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final double ALIKE = 0.9;
  private static final double SAME_CONSONANTS = 0.85;
  private static final int FUZZY_FROM = 4;

  private Likeness() {}

  /**
   * Zero unless the words are likely to be spellings of one.
   *
   * @param transliterated whether one of them comes from another script, where vowels are uncertain
   */
  static double of(String a, String b, boolean transliterated) {
    if (a.equals(b)) {
      return 1;
    }
    int shorter = Math.min(a.length(), b.length());
    int longer = Math.max(a.length(), b.length());
    if (transliterated && shorter >= 3 && consonants(a).equals(consonants(b))) {
      return SAME_CONSONANTS;
    }
    if (shorter < FUZZY_FROM || longer - shorter > longer / 3 || Tokens.hasDigit(a + b)) {
      return 0;
    }
    double likeness = JARO_WINKLER.apply(a, b);
    return likeness >= ALIKE ? likeness : 0;
  }

  /** Share of pairs of letters that two texts have in common (Dice). */
  static double ofLetters(String a, String b) {
    if (a.equals(b)) {
      return a.isEmpty() ? 0 : 1;
    }
    if (a.length() < 2 || b.length() < 2) {
      return 0;
    }
    Map<Integer, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 1 < a.length(); i++) {
      pairs.merge(pair(a, i), 1, Integer::sum);
    }
    int common = 0;
    for (int i = 0; i + 1 < b.length(); i++) {
      Integer left = pairs.get(pair(b, i));
      if (left != null && left > 0) {
        pairs.put(pair(b, i), left - 1);
        common++;
      }
    }
    return 2.0 * common / (a.length() + b.length() - 2);
  }

  private static int pair(String text, int place) {
    return text.charAt(place) << 16 | text.charAt(place + 1);
  }

  /** Consonants with those that scripts confuse made one, doubled ones once. */
  static String consonants(String word) {
    StringBuilder consonants = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char letter = plain(word.charAt(i));
      boolean repeated =
          consonants.length() > 0 && consonants.charAt(consonants.length() - 1) == letter;
      if (letter != 0 && !repeated) {
        consonants.append(letter);
      }
    }
    return consonants.toString();
  }

  private static char plain(char letter) {
    return switch (letter) {
      case 'a', 'e', 'i', 'o', 'u', 'y', 'h' -> 0;
      case 'c', 'q', 'g' -> 'k';
      case 'z', 'x' -> 's';
      case 'v', 'w' -> 'b';
      case 'p' -> 'f';
      case 'd' -> 't';
      default -> letter;
    };
  }
}
