package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of two texts laid beside each other: equal ones, then spellings, then words that one text
 * writes apart.
 */
final class Alignment {

  private static final double JOINED_ALIKE = 0.94;
  private static final int JOINED_FROM = 4;

  private final Side left;
  private final Side right;
  private final boolean transliterated;

  /** One of the texts, with what of it the other has too. */
  static final class Side {

    private final List<Word> words;
    private final double[] weights;
    private final double[] found;
    private final double total;

    Side(List<Word> words, double[] weights) {
      this.words = words;
      this.weights = weights;
      this.found = new double[weights.length];
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      this.total = sum;
    }

    double total() {
      return total;
    }

    double matched() {
      double sum = 0;
      for (int i = 0; i < found.length; i++) {
        sum += found[i] * weights[i];
      }
      return sum;
    }

    /** Weight of words that count fully and that the other text lacks. */
    double own() {
      double sum = 0;
      for (int i = 0; i < found.length; i++) {
        if (found[i] == 0 && weights[i] >= 0.2) {
          sum += weights[i];
        }
      }
      return sum;
    }

    /** Those words. */
    List<String> ownWords() {
      List<String> own = new ArrayList<>();
      for (int i = 0; i < found.length; i++) {
        if (found[i] == 0 && weights[i] >= 0.2) {
          own.add(words.get(i).text());
        }
      }
      return own;
    }

    private boolean isFree(int place) {
      return place < found.length && found[place] == 0;
    }

    private String text(int place) {
      return words.get(place).text();
    }
  }

  private Alignment(Side left, Side right, boolean transliterated) {
    this.left = left;
    this.right = right;
    this.transliterated = transliterated;
  }

  static Alignment of(Side left, Side right, boolean transliterated) {
    Alignment alignment = new Alignment(left, right, transliterated);
    alignment.pairEqual();
    alignment.pairAlike();
    Alignment.pairJoined(left, right);
    Alignment.pairJoined(right, left);
    return alignment;
  }

  Side left() {
    return left;
  }

  Side right() {
    return right;
  }

  /** What both have, of what either has; 0 if there is nothing. */
  double alike() {
    double total = left.total() + right.total();
    return total == 0 ? 0 : (left.matched() + right.matched()) / total;
  }

  /** What both have, of what the shorter has; 0 if there is nothing. */
  double contained() {
    double smaller = Math.min(left.total(), right.total());
    return smaller == 0 ? 0 : Math.min(1, Math.max(left.matched(), right.matched()) / smaller);
  }

  /** How much each has that the other lacks; the smaller, 0 to 1. */
  double apart() {
    return Math.min(1, Math.min(left.own(), right.own()));
  }

  private void pairEqual() {
    for (int i = 0; i < left.found.length; i++) {
      for (int j = 0; j < right.found.length && left.found[i] == 0; j++) {
        if (right.found[j] == 0 && left.text(i).equals(right.text(j))) {
          found(i, j, 1);
        }
      }
    }
  }

  private void pairAlike() {
    for (int i = 0; i < left.found.length; i++) {
      int best = -1;
      double highest = 0;
      for (int j = 0; j < right.found.length && left.found[i] == 0; j++) {
        if (right.found[j] == 0) {
          double likeness = Likeness.of(left.text(i), right.text(j), transliterated);
          if (likeness > highest) {
            highest = likeness;
            best = j;
          }
        }
      }
      if (best >= 0) {
        found(i, best, highest);
      }
    }
  }

  private void found(int i, int j, double likeness) {
    left.found[i] = likeness;
    right.found[j] = likeness;
  }

  private static void pairJoined(Side whole, Side parts) {
    for (int i = 0; i < whole.found.length; i++) {
      if (whole.found[i] == 0 && whole.text(i).length() >= JOINED_FROM) {
        pairJoined(whole, i, parts);
      }
    }
  }

  private static void pairJoined(Side whole, int place, Side parts) {
    for (int j = 0; j + 1 < parts.found.length; j++) {
      StringBuilder joined = new StringBuilder();
      for (int end = j; end < j + 4 && parts.isFree(end); end++) {
        joined.append(parts.text(end));
        if (end > j && isSpelling(whole.text(place), joined.toString())) {
          whole.found[place] = 1;
          for (int k = j; k <= end; k++) {
            parts.found[k] = 1;
          }
          return;
        }
      }
    }
  }

  private static boolean isSpelling(String whole, String joined) {
    return whole.equals(joined)
        || (Math.abs(whole.length() - joined.length()) <= 1
            && Likeness.of(whole, joined, false) >= JOINED_ALIKE);
  }
}
