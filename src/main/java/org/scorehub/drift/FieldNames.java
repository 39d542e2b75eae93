package org.scorehub.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How alike the names of two fields are, from 0 to 1. */
final class FieldNames {

  /** Names at least so alike may be the same field. */
  static final double ALIKE = 0.5;

  private FieldNames() {}

  /** Compares whole words first, then letters; case, separators and {@code @} do not matter. */
  static double likeness(String one, String other) {
    List<String> words = words(one);
    List<String> others = words(other);
    double shared = words.stream().filter(others::contains).count();
    double byWord = 2 * shared / (words.size() + others.size());
    return Math.max(byWord, byLetter(String.join("", words), String.join("", others)));
  }

  /** Last step of a path, without {@code @} and {@code []}. */
  static String last(String path) {
    return path.substring(lastStep(path) + 1).replace("@", "").replace("[]", "");
  }

  /** The path without its last step. */
  static String parent(String path) {
    int slash = lastStep(path);
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Headers of columns may hold a slash between spaces. */
  private static int lastStep(String path) {
    int slash = path.lastIndexOf('/');
    while (slash > 0 && path.charAt(slash - 1) == ' ') {
      slash = path.lastIndexOf('/', slash - 1);
    }
    return slash;
  }

  private static List<String> words(String name) {
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    List<String> words = new ArrayList<>();
    for (String word : spaced.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words.isEmpty() ? List.of(name) : words;
  }

  private static double byLetter(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    return longest == 0 ? 0 : 1.0 - (double) distance(one, other) / longest;
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int kept = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(kept, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
