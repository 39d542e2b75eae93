package org.scorehub.intake;

import org.scorehub.canonical.Problem;

/** A document that is refused before it is acknowledged; the sender keeps it. */
public final class ReceptionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Problem problem;

  ReceptionRefused(int status, Problem problem) {
    super(problem.message());
    this.status = status;
    this.problem = problem;
  }

  /** The HTTP status that fits. */
  public int status() {
    return status;
  }

  public Problem problem() {
    return problem;
  }
}
