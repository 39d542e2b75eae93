package org.scorehub.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scorehub.mapping.JsltToken.Kind;

/**
 * Splits a mapping into tokens as JSLT's own grammar does ({@code jslt.jjt}), as far as needed to
 * see which functions are called where. What is not JSLT is left to JSLT to complain about.
 */
final class JsltScanner {

  private static final String NAME = "[-A-Za-z0-9_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u017F]+";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<gap>\\s+|//[^\\r\\n]*)"
              + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\")"
              + ("|(?<variable>\\$" + NAME + ")")
              + ("|(?<name>" + NAME + "(?::" + NAME + ")?)")
              + "|(?<symbol>.)",
          Pattern.DOTALL);

  private JsltScanner() {}

  static List<JsltToken> scan(String text) {
    List<JsltToken> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    while (matcher.find()) {
      if (matcher.group("gap") == null) {
        tokens.add(new JsltToken(kind(matcher), matcher.group(), matcher.end(), line));
      }
      line += lineEnds(matcher.group());
    }
    return tokens;
  }

  private static Kind kind(Matcher matcher) {
    if (matcher.group("string") != null) {
      return Kind.STRING;
    }
    if (matcher.group("variable") != null) {
      return Kind.VARIABLE;
    }
    return matcher.group("name") == null ? Kind.SYMBOL : Kind.NAME;
  }

  private static int lineEnds(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
