package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.List;

/** An object literal of a mapping, member by member. */
final class ObjectText {

  private static final String INDENT = "  ";

  private record Member(List<String> notes, String key, List<String> lines) {}

  private final List<Member> members = new ArrayList<>();
  private List<String> notes = new ArrayList<>();

  /** A comment above the member that comes next. */
  ObjectText note(String text) {
    notes.add("// " + Jslt.comment(text));
    return this;
  }

  ObjectText put(String key, String expression) {
    return put(key, expression.lines().toList());
  }

  /** Leaves an object without members out. */
  ObjectText put(String key, ObjectText object) {
    return object.isEmpty() ? this : put(key, object.lines());
  }

  private ObjectText put(String key, List<String> lines) {
    members.add(new Member(notes, key, lines));
    notes = new ArrayList<>();
    return this;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("{"));
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      member.notes().forEach(note -> lines.add(INDENT + note));
      String comma = i < members.size() - 1 ? "," : "";
      for (int j = 0; j < member.lines().size(); j++) {
        String start = j == 0 ? INDENT + Jslt.quoted(member.key()) + ": " : INDENT;
        String end = j == member.lines().size() - 1 ? comma : "";
        lines.add(start + member.lines().get(j) + end);
      }
    }
    notes.forEach(note -> lines.add(INDENT + note));
    lines.add("}");
    return lines;
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
