package org.scorehub.connector;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;

/** Files of a connector that do not make a working one; all that is wrong is listed. */
public final class InvalidConnector extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String WHOLE = "connector.invalid";

  private final String connector;
  private final transient List<Problem> problems;

  public InvalidConnector(String connector, List<Problem> problems) {
    super("connector " + connector + ": " + lines(problems));
    this.connector = connector;
    this.problems = List.copyOf(problems);
  }

  /** Id of the connector. */
  public String connector() {
    return connector;
  }

  public List<Problem> problems() {
    return problems;
  }

  /**
   * The same with what else was found, each thing once. What compiling said of a whole document is
   * left out where something else says more exactly what is wrong with it.
   */
  public InvalidConnector with(List<Problem> others) {
    Set<Problem> all = new LinkedHashSet<>(problems);
    all.addAll(others);
    all.removeIf(problem -> problem.code().equals(WHOLE) && isDetailed(problem, others));
    return new InvalidConnector(connector, List.copyOf(all));
  }

  private static boolean isDetailed(Problem problem, List<Problem> others) {
    return others.stream().anyMatch(o -> String.valueOf(o.path()).startsWith(problem.path() + "/"));
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::located).collect(Collectors.joining("; "));
  }
}
