package org.scorehub.document;

/** XSD regular expressions (XSD part 2, appendix F), as far as Java reads them in the same way. */
final class XsdPattern {

  /** Escapes that mean in Java what they mean in XSD, or less. */
  private static final String SHARED_ESCAPES = "dsnrt\\|.?*+(){}[]-^";

  private XsdPattern() {}

  /** False if in doubt. What Java matches then, XSD matches too. */
  static boolean meansTheSameInJava(String expression) {
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
        if (i == expression.length() || SHARED_ESCAPES.indexOf(expression.charAt(i)) < 0) {
          return false;
        }
      } else if (c == '[') {
        if (inClass) {
          return false;
        }
        inClass = true;
        i += expression.startsWith("^", i + 1) ? 1 : 0;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '^' || c == '$' || c == '&' || c == '#' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return !inClass;
  }
}
