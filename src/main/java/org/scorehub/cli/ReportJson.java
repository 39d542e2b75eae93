package org.scorehub.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.contract.CheckResult;
import org.scorehub.connector.contract.ContractReport;

/** A contract report as JSON. */
final class ReportJson {

  private ReportJson() {}

  static ObjectNode of(ContractReport report) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("connector", report.connector())
            .put("violated", report.violated())
            .put("seconds", report.took().toMillis() / 1000.0);
    ArrayNode checks = json.putArray("checks");
    report.results().forEach(result -> describe(result, checks.addObject()));
    return json;
  }

  private static void describe(CheckResult result, ObjectNode json) {
    json.put("check", result.check())
        .put("promise", result.promise())
        .put("verdict", ReportText.verdict(result.verdict()))
        .put("seconds", result.took().toMillis() / 1000.0);
    if (result.verdict() instanceof CheckResult.Waived waived) {
      json.put("reason", waived.reason());
      problems(waived.problems(), json);
    } else if (result.verdict() instanceof CheckResult.Skipped skipped) {
      json.put("reason", skipped.reason());
    } else if (result.verdict() instanceof CheckResult.Violated violated) {
      problems(violated.problems(), json);
    }
  }

  private static void problems(List<Problem> problems, ObjectNode json) {
    ArrayNode array = json.putArray("problems");
    problems.forEach(problem -> array.add(JsonLines.tree(problem)));
  }
}
