package org.scorehub.mapping;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Brings free text into one form: NFC, single spaces, none at the ends. */
final class CleanText {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}]+");

  private CleanText() {}

  static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    String single = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    return single.strip();
  }

  /** True only for plain ASCII that needs no change: most texts, and much cheaper to see. */
  private static boolean isClean(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
        return false;
      }
      before = character;
    }
    return before != ' ';
  }
}
