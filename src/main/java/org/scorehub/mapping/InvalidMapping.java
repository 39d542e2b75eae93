package org.scorehub.mapping;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;

/**
 * A mapping that cannot be used: it does not compile, or a code list, imported file or identifier
 * table that it names is missing or wrong. Carries every problem found, each with file and line.
 */
public final class InvalidMapping extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  InvalidMapping(List<Problem> problems) {
    super(problems.stream().map(InvalidMapping::line).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Never empty; all blocking, with mapping file and, where it is known, line. */
  public List<Problem> problems() {
    return problems;
  }

  private static String line(Problem problem) {
    return problem.mappingFile() + ":" + problem.mappingLine() + ": " + problem.message();
  }
}
