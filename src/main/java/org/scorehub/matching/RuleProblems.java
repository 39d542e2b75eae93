package org.scorehub.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Collects everything wrong with the rule files, in the order found. */
final class RuleProblems {

  private final List<Problem> problems = new ArrayList<>();

  void addFile(String file, String code, String message) {
    add(file, 0, 0, code, message, null);
  }

  void add(RuleRow row, String column, String code, String message) {
    CsvCell cell = row.cell(column);
    add(row.file(), cell.line(), cell.column(), code, column + ": " + message, cell.value());
  }

  void add(String file, int line, int column, String code, String message, @Nullable String value) {
    problems.add(
        Problem.blocking(ProblemKind.UNMAPPABLE, code, message)
            .inMapping(file, line)
            .atPosition(line, column, -1)
            .withValue(value));
  }

  /** Throws if anything was collected. */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidRules(problems);
    }
  }
}
