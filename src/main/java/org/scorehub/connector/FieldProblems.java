package org.scorehub.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.document.SchemaWalk;

/** Rules on the problems of one document: one for each field, and none that blocks for no use. */
final class FieldProblems {

  /** Code of a value that nothing has a place for. */
  static final String UNKNOWN = "field.unknown";

  private static final Set<String> SCHEMA = Set.of("xml.schema", "json.schema");
  private static final Set<String> UNTAKEN =
      Set.of(
          "xml.schema",
          "json.schema",
          "value.retyped",
          "date.malformed",
          "timestamp.malformed",
          "number.malformed",
          "boolean.malformed");

  private FieldProblems() {}

  /**
   * What the schema demands of fields that decide nothing does not block; the native key decides
   * what a document is about, even where it is only kept.
   */
  static List<Problem> judged(
      List<Problem> problems, AccountedPaths ignored, @Nullable String key) {
    return problems.stream()
        .map(
            p ->
                isSchema(p) && isIn(ignored, p) && !String.valueOf(p.path()).equals(key)
                    ? p.withoutBlocking()
                    : p)
        .toList();
  }

  private static boolean isIn(AccountedPaths ignored, Problem problem) {
    return problem.path() != null && ignored.contains(problem.path());
  }

  /** A degrading problem with the schema says nothing where another names the same field. */
  static List<Problem> distinct(List<Problem> problems) {
    List<String> others =
        problems.stream()
            .filter(p -> !isSchema(p) && p.path() != null)
            .map(p -> String.valueOf(p.path()))
            .toList();
    List<Problem> distinct = new ArrayList<>(problems);
    distinct.removeIf(p -> isSchema(p) && !p.blocking() && names(others, p.path()));
    return distinct;
  }

  private static boolean names(List<String> paths, @Nullable String path) {
    return path != null
        && !path.isEmpty()
        && paths.stream()
            .anyMatch(p -> p.equals(path) || p.startsWith(path + "/") || p.startsWith(path + "["));
  }

  private static boolean isSchema(Problem problem) {
    return SCHEMA.contains(problem.code());
  }

  /** Marks of a shape: which fields had values that could not be taken as they were. */
  static SortedSet<String> marks(List<Problem> problems) {
    return problems.stream()
        .filter(p -> UNTAKEN.contains(p.code()) && p.path() != null && p.value() != null)
        .map(p -> SchemaWalk.generalised(String.valueOf(p.path())) + " " + p.code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The value of a field that neither schema nor mapping has a place for. */
  static Problem unknown(String path, String value) {
    return Problem.degrading(
            ProblemKind.UNMAPPABLE,
            UNKNOWN,
            "Nothing has a place for " + path + "; the value is kept as it is.")
        .atPath(path)
        .withValue(value);
  }
}
