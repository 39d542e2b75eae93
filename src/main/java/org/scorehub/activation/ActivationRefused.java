package org.scorehub.activation;

import java.util.List;
import org.scorehub.canonical.Problem;

/** A connector is left as it is, for a reason that whoever asked can mend. */
public final class ActivationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ActivationRefused(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong with the files; empty if they are not the reason. */
  public List<Problem> problems() {
    return problems;
  }
}
