package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.scorehub.canonical.Problem;

/** The parts of problems that examples state: code, place, value, and whether they refuse. */
public final class ShownProblems {

  private ShownProblems() {}

  /** A JSON null for none, as an example then has no such file. */
  public static JsonNode of(List<Problem> problems) {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    problems.forEach(problem -> show(problem, shown.addObject()));
    return shown.isEmpty() ? NullNode.getInstance() : shown;
  }

  private static void show(Problem problem, ObjectNode shown) {
    shown.put("code", problem.code()).put("blocking", problem.blocking());
    if (problem.path() != null) {
      shown.put("path", problem.path());
    }
    if (problem.sheet() != null) {
      shown.put("sheet", problem.sheet());
    }
    if (problem.line() > 0) {
      shown.put("line", problem.line());
    }
    if (problem.value() != null) {
      shown.put("value", problem.value());
    }
  }
}
