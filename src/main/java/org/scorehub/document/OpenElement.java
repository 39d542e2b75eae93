package org.scorehub.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/** An element that the complete check is inside of. */
final class OpenElement {

  /** The first complaint about the children, kept until all of them are known. */
  private record Disorder(Complaint complaint, @Nullable String child, String path, int offset) {}

  private static final int LONGEST_TEXT = Problem.MAX_VALUE + 1;

  final String name;
  final String path;
  final int offset;
  final TypeShape type;
  private final Map<String, Integer> counts = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable Disorder disorder;

  OpenElement(String name, String path, int offset, TypeShape type) {
    this.name = name;
    this.path = path;
    this.offset = offset;
    this.type = type;
  }

  /** The path of the next child of that name. */
  String pathOfNext(String child) {
    int index = counts.merge(child, 1, Integer::sum);
    TypeShape.Child declared = type.child(child);
    boolean repeated = declared != null && declared.repeated();
    return path + "/" + child + (repeated || index > 1 ? "[" + index + "]" : "");
  }

  boolean allows(String child) {
    return type.isOpen() || type.child(child) != null;
  }

  void append(String more) {
    text.append(more, 0, Math.max(0, Math.min(more.length(), LONGEST_TEXT - text.length())));
  }

  String text() {
    return text.toString().strip();
  }

  void disordered(Complaint complaint, @Nullable OpenElement child) {
    if (disorder == null) {
      disorder =
          child == null
              ? new Disorder(complaint, null, path, offset)
              : new Disorder(complaint, child.name, child.path, child.offset);
    }
  }

  /** What is wrong with the children, once all have been seen. */
  List<PlacedProblem> disorderProblems() {
    Disorder first = disorder;
    if (first == null) {
      return List.of();
    }
    List<PlacedProblem> problems = new ArrayList<>();
    List<String> expected = first.complaint().expectedElements();
    List<String> missing = missing();
    for (String child : missing) {
      int place = expected.contains(child) ? first.offset() : offset;
      problems.add(
          new PlacedProblem(
              XsdProblems.missingElement(child, name).atPath(pathOfMissing(child)), place));
    }
    if (missing.stream().noneMatch(expected::contains)) {
      problems.add(new PlacedProblem(generalProblem(first, expected), first.offset()));
    }
    return problems;
  }

  private List<String> missing() {
    return type.children().values().stream()
        .filter(TypeShape.Child::required)
        .map(child -> child.shape().name())
        .filter(child -> !counts.containsKey(child))
        .toList();
  }

  private String pathOfMissing(String child) {
    TypeShape.Child declared = type.child(child);
    return path + "/" + child + (declared != null && declared.repeated() ? "[1]" : "");
  }

  private Problem generalProblem(Disorder first, List<String> expected) {
    Problem problem =
        first.child() == null
            ? XsdProblems.incomplete(name, expected)
            : XsdProblems.misplacedElement(first.child(), name, expected);
    return problem.atPath(first.path());
  }
}
