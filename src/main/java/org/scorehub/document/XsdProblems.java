package org.scorehub.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Words for what can be wrong with an XML document against its schema. */
final class XsdProblems {

  static final String CODE = "xml.schema";
  private static final int QUOTED = 80;

  private XsdProblems() {}

  static Problem value(String place, @Nullable String value, @Nullable String expected) {
    String quoted = value == null || value.isEmpty() ? "The empty value" : quote(value);
    return problem(quoted + " is not allowed " + place + wish(expected))
        .withValue(value)
        .expecting(expected);
  }

  static Problem missingElement(String name, String parent) {
    return problem("The element <" + name + "> is missing in <" + parent + ">.")
        .expecting("element <" + name + ">");
  }

  static Problem missingAttribute(String name, String element) {
    return problem("The attribute \"" + name + "\" is missing on <" + element + ">.")
        .expecting("attribute \"" + name + "\"");
  }

  static Problem unknownAttribute(String name, String element, @Nullable String value) {
    return problem("The attribute \"" + name + "\" is not allowed on <" + element + ">.")
        .withValue(value)
        .withoutBlocking();
  }

  static Problem unknownElement(String name, String parent, List<String> allowed) {
    return misplaced("The element <" + name + "> is not allowed in <" + parent + ">", allowed)
        .withoutBlocking();
  }

  static Problem misplacedElement(String name, String parent, List<String> allowed) {
    return misplaced(
            "The element <" + name + "> is not allowed at this place in <" + parent + ">", allowed)
        .withoutBlocking();
  }

  static Problem incomplete(String parent, List<String> wanted) {
    return misplaced("The content of <" + parent + "> is not complete", wanted);
  }

  private static Problem misplaced(String what, List<String> allowed) {
    String expected = allowed.isEmpty() ? null : elements(allowed);
    return problem(what + wish(expected)).expecting(expected);
  }

  static Problem strayText(String element, String text) {
    return problem("Text is not allowed directly in <" + element + ">, only elements.")
        .withValue(text)
        .expecting("only elements")
        .withoutBlocking();
  }

  static Problem nil(String element) {
    return problem("<" + element + "> must not be nil; the schema demands a value.")
        .expecting("a value");
  }

  static Problem duplicateKey(String element, String value) {
    return problem("The value " + value + " occurs more than once where it has to be unique.")
        .withValue(value)
        .expecting("a value of its own for <" + element + ">");
  }

  static Problem other(Complaint complaint) {
    return problem(complaint.text());
  }

  private static Problem problem(String message) {
    return Problem.blocking(ProblemKind.MALFORMED, CODE, message);
  }

  private static String wish(@Nullable String expected) {
    return expected == null ? "." : "; expected " + expected + ".";
  }

  private static String elements(List<String> names) {
    String list = "<" + String.join(">, <", names) + ">";
    return names.size() == 1 ? list : "one of " + list;
  }

  private static String quote(String value) {
    boolean isLong = value.length() > QUOTED;
    return "\"" + (isLong ? value.substring(0, QUOTED) + "…" : value) + "\"";
  }
}
