package org.scorehub.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** RFC 9457 problem details. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("type", "urn:scorehub:problem:" + problem.code());
    details.put("title", "The document is refused");
    details.put("status", status);
    details.put("detail", problem.message());
    details.put("problems", List.of(problem));
    return details;
  }
}
