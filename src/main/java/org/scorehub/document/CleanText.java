package org.scorehub.document;

import org.scorehub.canonical.Problem;

/**
 * Text without the characters that a database or an XML document cannot hold: control characters
 * except tab and line ends, and halves of surrogate pairs.
 */
final class CleanText {

  private CleanText() {}

  /** The text itself, the same object, if it is clean. */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c) || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  /** The text with such characters spelt out, as far as a problem shows it. */
  static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(Problem.MAX_VALUE)
        .forEach(c -> out.append(isForbidden(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
    return out.toString();
  }

  private static String cleaned(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isForbidden(c)).forEach(out::appendCodePoint);
    return out.length() == text.length() ? text : out.toString();
  }

  private static boolean isForbidden(int c) {
    return isControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static boolean isControl(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  }
}
