package org.scorehub.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Collects problems up to a number at which more would help nobody; the rest is counted. */
final class ProblemList {

  static final int MOST = 1_000;

  private final List<Problem> problems = new ArrayList<>();
  private int left;

  void add(Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      left++;
    }
  }

  void addAll(Iterable<Problem> more) {
    more.forEach(this::add);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** All problems in document order; those without a place keep their order, first. */
  List<Problem> inDocumentOrder() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparingLong(Problem::offset));
    if (left > 0) {
      sorted.add(
          Problem.blocking(
              ProblemKind.MALFORMED,
              "document.more-problems",
              "There are " + left + " more problems, which are not listed."));
    }
    return sorted;
  }
}
