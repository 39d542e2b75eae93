package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Pieces of mapping text. */
final class Jslt {

  private static final int WIDTH = 110;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> KEYWORDS =
      Set.of(
          "let", "def", "if", "else", "for", "and", "or", "not", "true", "false", "null", "import",
          "as");

  private Jslt() {}

  /** A text literal. */
  static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text can be written", e);
    }
  }

  /** An array of text literals, broken into lines where it grows long. */
  static String list(List<String> texts) {
    StringBuilder list = new StringBuilder("[");
    int start = 0;
    for (String text : texts) {
      String next = quoted(text);
      list.append(list.length() == 1 ? "" : ",");
      if (list.length() - start + next.length() > WIDTH) {
        list.append("\n    ");
        start = list.length() - 4;
      } else {
        list.append(list.length() == 1 ? "" : " ");
      }
      list.append(next);
    }
    return list.append(']').toString();
  }

  /**
   * A path from a place above.
   *
   * @param base variable that holds that place; empty for the context
   */
  static String path(String base, Place from, Place to) {
    StringBuilder path = new StringBuilder(base);
    List<Shape> steps = to.steps().subList(from.steps().size(), to.steps().size());
    for (int i = 0; i < steps.size(); i++) {
      path.append('.').append(key(steps.get(i).name()));
      boolean first = steps.get(i).isRepeated() && i < steps.size() - 1;
      path.append(first ? "[0]" : "");
    }
    return steps.isEmpty() && base.isEmpty() ? "." : path.toString();
  }

  private static String key(String name) {
    boolean plain = PLAIN.matcher(name).matches() && !KEYWORDS.contains(name);
    return plain ? name : quoted(name);
  }

  /** A text on one line, fit for a comment. */
  static String comment(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
