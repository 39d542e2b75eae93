package org.scorehub.connector.contract;

import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Makes the problems that checks report. */
public final class Violation {

  private Violation() {}

  /**
   * A breach of the contract.
   *
   * @param file file to mend, relative to the project root
   * @param line 1-based line in it, 0 if it concerns the whole
   * @param message what is wrong and what mends it
   */
  public static Problem of(String file, int line, String message) {
    return Problem.blocking(ProblemKind.UNMAPPABLE, "contract.violated", message)
        .inMapping(file, line);
  }
}
