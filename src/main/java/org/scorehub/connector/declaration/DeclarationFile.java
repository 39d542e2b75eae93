package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.scorehub.canonical.Nearest;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.document.PlacedTree;
import org.scorehub.document.Position;
import org.scorehub.document.TreeCheck;

/**
 * One YAML or JSON file of a connector.
 *
 * @param path from the project root
 */
record DeclarationFile(String path, PlacedTree placed) {

  static final String INVALID = "declaration.invalid";
  static final String UNKNOWN = "declaration.unknown-property";
  static final String DANGLING = "declaration.no-such";

  private static final int LISTED = 12;

  static DeclarationFile yaml(String path, byte[] bytes) {
    return new DeclarationFile(path, PlacedTree.yaml(bytes));
  }

  JsonNode tree() {
    return placed.tree();
  }

  /** Whether there is a tree to look at, however wrong. */
  boolean isReadable() {
    return !tree().isNull();
  }

  /** What keeps the file from being read, or stands in it twice. */
  List<Problem> unreadable() {
    return placed.problems().stream()
        .map(p -> p.path() == null ? p : inWords(p))
        .map(p -> p.inMapping(path, p.line()))
        .toList();
  }

  private static Problem inWords(Problem problem) {
    return new Problem(
        problem.kind(),
        problem.code(),
        problem.blocking(),
        property(String.valueOf(problem.path())) + problem.message(),
        problem.path(),
        problem.sheet(),
        problem.line(),
        problem.column(),
        problem.offset(),
        problem.value(),
        problem.expected(),
        problem.mappingFile(),
        problem.mappingLine());
  }

  /** Everything that breaks a schema. */
  Stream<Problem> check(TreeCheck schema) {
    return schema.check(tree()).stream().map(complaint -> Complaints.problem(this, complaint));
  }

  Problem problem(String code, String at, String message) {
    Position place = placed.at(at);
    return Problem.blocking(ProblemKind.MALFORMED, code, property(at) + sentence(message))
        .atPath(at)
        .atPosition(place.line(), place.column(), -1)
        .inMapping(path, place.line());
  }

  /** A name that stands for nothing, and what could have been meant. */
  Problem noSuch(String at, String what, String name, Collection<String> known) {
    return problem(DANGLING, at, "\"%s\" is no %s%s".formatted(name, what, hint(known, name)))
        .withValue(name)
        .expecting(known.isEmpty() ? null : oneOf(known));
  }

  /** What to write instead: the nearest, or all if they are few. */
  static String hint(Collection<String> known, String wrong) {
    List<String> near = Nearest.of(known, wrong);
    if (!near.isEmpty()) {
      return "; did you mean " + String.join(" or ", near) + "?";
    }
    return known.isEmpty() ? "" : "; there are " + some(known);
  }

  static String oneOf(Collection<String> known) {
    return "one of " + some(known);
  }

  static String some(Collection<String> known) {
    String first = String.join(", ", known.stream().limit(LISTED).toList());
    return known.size() > LISTED ? first + " and " + (known.size() - LISTED) + " more" : first;
  }

  private static String sentence(String message) {
    return message.endsWith("?") ? message : message + '.';
  }

  private static String property(String at) {
    String dotted = at.replaceFirst("^/", "").replace('/', '.');
    return dotted.isEmpty() ? "" : dotted + ": ";
  }
}
