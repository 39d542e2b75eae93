package org.scorehub.document;

/** XML being written; escapes what must be escaped so that a reader gets the same text back. */
final class XmlText {

  private final StringBuilder out = new StringBuilder(4_096);

  void open(String tag) {
    out.append('<').append(tag);
  }

  /** False if the value has a character that XML cannot hold. */
  boolean attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    boolean legal = escape(value, true);
    out.append('"');
    return legal;
  }

  void startEnd() {
    out.append('>');
  }

  void emptyEnd() {
    out.append("/>");
  }

  /** False if the text has a character that XML cannot hold. */
  boolean text(String text) {
    return escape(text, false);
  }

  void close(String tag) {
    out.append("</").append(tag).append('>');
  }

  private boolean escape(String text, boolean attribute) {
    boolean legal = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      legal &= isLegal(c);
      escape(c, attribute);
      i += Character.charCount(c);
    }
    return legal;
  }

  private void escape(int c, boolean attribute) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\r' -> out.append("&#13;");
      case '"' -> out.append(attribute ? "&quot;" : "\"");
      case '\n' -> out.append(attribute ? "&#10;" : "\n");
      case '\t' -> out.append(attribute ? "&#9;" : "\t");
      default -> out.appendCodePoint(c);
    }
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
