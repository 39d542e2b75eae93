package org.scorehub.document;

import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Ends the reading of a document that must not be read further. Carries no stack trace. */
final class RefusedDocument extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  RefusedDocument(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  RefusedDocument(String code, String message) {
    this(Problem.blocking(ProblemKind.MALFORMED, code, message));
  }

  /** A limit was exceeded; the message names it and its value. */
  static RefusedDocument over(String code, String what, long limit, String unit) {
    return new RefusedDocument(
        Problem.blocking(
                ProblemKind.MALFORMED,
                code,
                "The document " + what + "; the limit is " + limit + " " + unit + ".")
            .expecting("at most " + limit + " " + unit));
  }

  Problem problem() {
    return problem;
  }
}
