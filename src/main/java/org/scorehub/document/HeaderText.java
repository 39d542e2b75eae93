package org.scorehub.document;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/** How texts in header cells are compared. */
final class HeaderText {

  private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

  private HeaderText() {}

  /** Without regard to case, width, invisible characters and the amount of white space. */
  static String folded(String text) {
    return strip(FOLDING.normalize(text).replaceAll("\\s+", " "));
  }

  /** Without the white space of any script at both ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || (c > '~' && (UCharacter.isUWhiteSpace(c) || c == '\uFEFF'));
  }
}
