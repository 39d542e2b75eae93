package org.scorehub.matching;

import java.util.List;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;

/** The rule files cannot be used. Carries all that is wrong with them, not only the first. */
public final class InvalidRules extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Refuses the rules.
   *
   * @param problems at least one; each names its file, line, column (1-based) and value
   */
  public InvalidRules(List<Problem> problems) {
    super(problems.stream().map(InvalidRules::line).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the files and their lines as they were read. */
  public List<Problem> problems() {
    return problems;
  }

  private static String line(Problem problem) {
    return problem.mappingFile()
        + ":"
        + problem.mappingLine()
        + ":"
        + problem.column()
        + ": "
        + problem.message();
  }
}
