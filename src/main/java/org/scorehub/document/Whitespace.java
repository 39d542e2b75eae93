package org.scorehub.document;

/** The {@code whiteSpace} facet of XSD simple types. */
enum Whitespace {
  PRESERVE {
    @Override
    String apply(String text) {
      return text;
    }
  },
  REPLACE {
    @Override
    String apply(String text) {
      return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
  },
  COLLAPSE {
    @Override
    String apply(String text) {
      return isCollapsed(text) ? text : collapse(text);
    }
  };

  abstract String apply(String text);

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private static boolean isCollapsed(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c) && (space || c != ' ')) {
        return false;
      }
      space = c == ' ';
    }
    return !space || text.isEmpty();
  }

  private static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int end = out.length();
    return out.substring(0, end > 0 && out.charAt(end - 1) == ' ' ? end - 1 : end);
  }
}
