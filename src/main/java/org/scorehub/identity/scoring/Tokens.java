package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts folded text into words. */
final class Tokens {

  private static final Pattern ORDINAL = Pattern.compile("(\\d+)(?:st|nd|rd|th)");
  private static final Pattern GLUED = Pattern.compile("(\\d+)([a-z]{3,})");
  private static final Pattern CAMEL = Pattern.compile("(\\p{Ll})(\\p{Lu}\\p{Ll})");

  /** A nought read as a letter; two figures before it, since 2o is an ordinal in Portuguese. */
  private static final Pattern MISREAD = Pattern.compile("\\d{2,}o");

  private static final int LONGEST_PADDED = 3;

  private Tokens() {}

  /** Words that were written together because a line end was lost, as in MonicaBairro. */
  static String unglued(String text) {
    return CAMEL.matcher(text).replaceAll("$1 $2");
  }

  /** Runs of letters and digits. */
  static List<String> split(String folded) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inside = i < folded.length() && isWordCharacter(folded.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(folded.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Splits words such as no33 and 5200parque, and makes 6th and 06 plain 6. */
  static List<String> refined(List<String> words, PhraseTable table) {
    List<String> refined = new ArrayList<>(words.size() + 4);
    for (String word : words) {
      if (!hasDigit(word)) {
        refined.add(word);
      } else {
        addNumbered(word, table, refined);
      }
    }
    return refined;
  }

  private static void addNumbered(String word, PhraseTable table, List<String> refined) {
    Matcher ordinal = ORDINAL.matcher(word);
    Matcher glued = GLUED.matcher(word);
    if (MISREAD.matcher(word).matches()) {
      refined.add(word.replace('o', '0'));
      return;
    }
    int letters = leadingLetters(word);
    String roman = roman(word.substring(0, letters), false);
    if (word.equals("0")) {
      return;
    }
    if (roman != null) {
      refined.add(roman);
      refined.add(unpadded(word.substring(letters)));
    } else if (ordinal.matches()) {
      refined.add(unpadded(ordinal.group(1)));
    } else if (glued.matches()) {
      refined.add(unpadded(glued.group(1)));
      refined.add(glued.group(2));
    } else if (letters > 0 && table.takesNumber(word.substring(0, letters))) {
      refined.add(word.substring(0, letters));
      addNumbered(word.substring(letters), table, refined);
    } else {
      refined.add(unpadded(word));
    }
  }

  private static int leadingLetters(String word) {
    int letters = 0;
    while (letters < word.length() && !isDigit(word.charAt(letters))) {
      letters++;
    }
    return letters;
  }

  /** Post codes keep their zeros. */
  private static String unpadded(String number) {
    int zeros = 0;
    while (zeros < number.length() - 1 && number.charAt(zeros) == '0') {
      zeros++;
    }
    boolean postcode = number.length() > LONGEST_PADDED || number.equals("000");
    return postcode ? number : number.substring(zeros);
  }

  static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isDigit(word.charAt(i))) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Value of a Roman number up to twelve, or of ll, which is II misread; null if it is none.
   *
   * @param lone whether a single letter counts as a number
   */
  static @Nullable String roman(String word, boolean lone) {
    return switch (word) {
      case "i" -> lone ? "1" : null;
      case "v" -> lone ? "5" : null;
      case "x" -> lone ? "10" : null;
      case "ii", "ll" -> "2";
      case "iii", "lll" -> "3";
      case "iv" -> "4";
      case "vi" -> lone ? "6" : null;
      case "vii" -> "7";
      case "viii" -> "8";
      case "ix" -> "9";
      case "xi" -> lone ? "11" : null;
      case "xii" -> "12";
      default -> null;
    };
  }
}
