package org.scorehub.document;

import java.util.Comparator;
import java.util.List;
import org.scorehub.canonical.Problem;

/** A problem and the character offset it stands at, not yet turned into line and column. */
record PlacedProblem(Problem problem, int offset) {

  /** In document order, with positions. */
  static List<Problem> inDocumentOrder(List<PlacedProblem> placed, SourceText text) {
    ProblemList problems = new ProblemList();
    placed.stream()
        .sorted(Comparator.comparingInt(PlacedProblem::offset))
        .forEach(p -> problems.add(p.positioned(text)));
    return problems.inDocumentOrder();
  }

  Problem positioned(SourceText text) {
    Position position = text.position(offset);
    return problem.atPosition(position.line(), position.column(), position.offset());
  }
}
