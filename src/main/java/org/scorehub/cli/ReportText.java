package org.scorehub.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.contract.CheckResult;
import org.scorehub.connector.contract.ContractReport;

/** A contract report for a terminal. */
final class ReportText {

  private ReportText() {}

  /** A heading, a line a check, then a line for each violation, {@code file:line: message}. */
  static String of(ContractReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.connector()).append("  ").append(seconds(report.took())).append('\n');
    List<List<String>> rows = new ArrayList<>();
    report.results().forEach(result -> rows.add(row(result)));
    TextTable.of(rows).lines().forEach(line -> text.append("  ").append(line).append('\n'));
    for (CheckResult result : report.results()) {
      if (result.verdict() instanceof CheckResult.Violated violated) {
        violated.problems().forEach(problem -> text.append(line(problem)).append('\n'));
      }
    }
    return text.append('\n').toString();
  }

  private static List<String> row(CheckResult result) {
    return List.of(result.check(), verdict(result.verdict()), seconds(result.took()), note(result));
  }

  static String verdict(CheckResult.Verdict verdict) {
    if (verdict instanceof CheckResult.Violated) {
      return "violated";
    }
    if (verdict instanceof CheckResult.Waived) {
      return "waived";
    }
    return verdict instanceof CheckResult.Skipped ? "skipped" : "passed";
  }

  private static String note(CheckResult result) {
    if (result.verdict() instanceof CheckResult.Waived waived) {
      return waived.reason();
    }
    if (result.verdict() instanceof CheckResult.Skipped skipped) {
      return skipped.reason();
    }
    return result.verdict() instanceof CheckResult.Violated violated
        ? violated.problems().size() + " found: " + result.promise()
        : result.promise();
  }

  private static String line(Problem problem) {
    String file = problem.mappingFile() == null ? "" : problem.mappingFile();
    String line = problem.mappingLine() > 0 ? ":" + problem.mappingLine() : "";
    return (file.isEmpty() ? "" : file + line + ": ") + problem.message();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
