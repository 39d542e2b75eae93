package org.scorehub.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the declarations of an XSD that would let an element or attribute be there, or be absent.
 *
 * @param file the XSD
 */
record XsdEdits(TextFile file, Change change) {

  /** A declaration from its first to its last line; both are the same if it is on one. */
  private record Declaration(String start, String name, String rest, int first, int last) {}

  /** Sets of edits, any of which may be the right one. */
  List<List<Edit>> candidates() {
    List<List<Edit>> candidates = new ArrayList<>();
    Pattern opening = Pattern.compile("(\\s*<(?:\\w+:)?" + word() + " )name=\"([^\"]+)\"(.*>)\\s*");
    for (int i = 0; i < file.lines().size(); i++) {
      Matcher line = opening.matcher(file.lines().get(i));
      if (line.matches()) {
        List<Edit> edits =
            edits(new Declaration(line.group(1), line.group(2), line.group(3), i, last(i)));
        if (!edits.isEmpty()) {
          candidates.add(edits);
        }
      }
    }
    return candidates;
  }

  private boolean isAttribute() {
    return change.path().contains("/@");
  }

  private String word() {
    return isAttribute() ? "attribute" : "element";
  }

  /** The closing tag stands as far in as the opening one. */
  private int last(int first) {
    String text = file.lines().get(first);
    if (text.endsWith("/>") || text.contains("</")) {
      return first;
    }
    String indent = text.substring(0, text.indexOf('<'));
    int last = first + 1;
    while (last < file.lines().size() - 1 && !file.lines().get(last).startsWith(indent + "</")) {
      last++;
    }
    return last;
  }

  private List<Edit> edits(Declaration found) {
    boolean same = found.name().equals(FieldNames.last(change.path()));
    return switch (change.kind()) {
      case RENAMED -> same ? renamed(found) : List.of();
      case LOST -> same ? lost(found) : List.of();
      case GAINED -> List.of(behind(found, added(found)));
      case RETYPED -> List.of();
    };
  }

  private Edit behind(Declaration found, String more) {
    return file.edit(found.last(), file.lines().get(found.last()) + "\n" + more);
  }

  private String added(Declaration found) {
    String name = found.start() + "name=\"" + FieldNames.last(change.path());
    return name + (isAttribute() ? "\"/>" : "\" type=\"xs:string\" minOccurs=\"0\"/>");
  }

  private List<Edit> lost(Declaration found) {
    String opening = opening(found, found.name());
    return opening.equals(file.lines().get(found.first()))
        ? List.of()
        : List.of(file.edit(found.first(), opening));
  }

  private List<Edit> renamed(Declaration found) {
    List<String> copy = new ArrayList<>(file.lines().subList(found.first(), found.last() + 1));
    copy.set(0, opening(found, FieldNames.last(String.valueOf(change.newPath()))));
    String second = String.join("\n", copy);
    if (found.first() == found.last()) {
      return List.of(file.edit(found.first(), opening(found, found.name()) + "\n" + second));
    }
    List<Edit> edits = new ArrayList<>(lost(found));
    edits.add(behind(found, second));
    return edits;
  }

  private String opening(Declaration found, String name) {
    return found.start() + "name=\"" + name + '"' + optional(found.rest());
  }

  private String optional(String rest) {
    if (isAttribute()) {
      return rest.replace(" use=\"required\"", "");
    }
    return rest.contains("minOccurs=")
        ? rest.replaceAll("minOccurs=\"\\d+\"", "minOccurs=\"0\"")
        : rest.replaceFirst("(/?>)", " minOccurs=\"0\"$1");
  }
}
