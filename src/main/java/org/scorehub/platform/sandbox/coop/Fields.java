package org.scorehub.platform.sandbox.coop;

import java.util.ArrayList;
import java.util.List;

/** Fields of a text whose lines are separated by line ends and whose fields by semicolons. */
final class Fields {

  private final List<List<String>> lines = new ArrayList<>();
  private List<String> line = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean quoted;

  private Fields() {}

  static List<List<String>> split(String text) {
    Fields fields = new Fields();
    text.replace("\r\n", "\n").chars().forEach(c -> fields.take((char) c));
    if (!fields.line.isEmpty() || !fields.field.isEmpty()) {
      fields.endLine();
    }
    return fields.lines;
  }

  /** A doubled quote within quotes closes and opens them again, and stands for itself. */
  private void take(char c) {
    if (c == '"') {
      quoted = !quoted;
      if (quoted && !field.isEmpty()) {
        field.append(c);
      }
    } else if (quoted) {
      field.append(c);
    } else if (c == ';') {
      endField();
    } else if (c == '\n') {
      endLine();
    } else {
      field.append(c);
    }
  }

  private void endField() {
    line.add(field.toString());
    field.setLength(0);
  }

  private void endLine() {
    endField();
    lines.add(line);
    line = new ArrayList<>();
  }
}
