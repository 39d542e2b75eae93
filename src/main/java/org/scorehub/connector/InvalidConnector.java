package org.scorehub.connector;

import java.util.List;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;

/** Files of a connector that do not make a working one; all that is wrong is listed. */
public final class InvalidConnector extends RuntimeException {

  private static final long serialVersionUID = 1L;

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

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::located).collect(Collectors.joining("; "));
  }
}
