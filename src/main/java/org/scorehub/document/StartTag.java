package org.scorehub.document;

/** Looks into the text of a well-formed start tag. */
final class StartTag {

  private StartTag() {}

  /**
   * Where an attribute stands.
   *
   * @param start offset of the tag's {@code <}
   * @param localName without prefix
   * @return the offset of its name, or -1 if the tag has none
   */
  static int attributeOffset(String text, int start, String localName) {
    int at = skipName(text, start + 1);
    while (at < text.length()) {
      at = skipSpace(text, at);
      if (at >= text.length() || text.charAt(at) == '>' || text.charAt(at) == '/') {
        return -1;
      }
      int nameEnd = skipName(text, at);
      if (isNamed(text.substring(at, nameEnd), localName)) {
        return at;
      }
      at = skipValue(text, nameEnd);
    }
    return -1;
  }

  private static boolean isNamed(String name, String localName) {
    return !name.startsWith("xmlns") && name.substring(name.indexOf(':') + 1).equals(localName);
  }

  private static int skipName(String text, int from) {
    int at = from;
    while (at < text.length() && "=/>".indexOf(text.charAt(at)) < 0 && !isSpace(text, at)) {
      at++;
    }
    return at;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(String text, int at) {
    return Whitespace.isSpace(text.charAt(at));
  }

  private static int skipValue(String text, int from) {
    int equals = text.indexOf('=', from);
    int open = equals < 0 ? text.length() : skipSpace(text, equals + 1);
    int close = open >= text.length() ? -1 : text.indexOf(text.charAt(open), open + 1);
    return close < 0 ? text.length() : close + 1;
  }
}
