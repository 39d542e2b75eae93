package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Pieces of YAML as people write it. */
final class Yaml {

  private static final int WIDTH = 120;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 ._()/-]*");

  private Yaml() {}

  /** The first line of a file, by which editors know its schema. */
  static String schema(String name) {
    return "# yaml-language-server: $schema=../../schemas/hub/" + name + ".schema.json\n";
  }

  /** A scalar, in quotes where YAML would take it for something else. */
  static String scalar(String text) {
    boolean word = PLAIN.matcher(text).matches() && !text.endsWith(" ");
    boolean taken = text.matches("(?i)true|false|yes|no|null|on|off|y|n");
    return word && !taken ? text : Jslt.quoted(text);
  }

  /** A folded text with its key. */
  static String folded(String indent, String key, String text) {
    StringBuilder folded = new StringBuilder(indent + key + ": >-\n");
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+", -1)) {
      if (line.length() + word.length() + indent.length() + 3 > WIDTH && line.length() > 0) {
        folded.append(indent).append("  ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    return folded.append(indent).append("  ").append(line).append('\n').toString();
  }

  /** Lines of a flow list of scalars, broken where they grow too long. */
  static String list(String indent, List<String> values) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String value : values) {
      String scalar = Jslt.quoted(value);
      if (line.length() > 0 && indent.length() + line.length() + scalar.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(scalar).append(',');
    }
    lines.add(line.toString().replaceAll(",$", ""));
    return lines.size() == 1
        ? "[" + lines.get(0) + "]"
        : "[\n" + indent + String.join("\n" + indent, lines) + "\n" + indent.substring(2) + "]";
  }
}
