package org.scorehub.connector.contract;

import java.nio.file.Path;
import java.util.List;

/** Runs the check of examples alone. */
public final class BrokenExamples {

  private BrokenExamples() {}

  /** What it finds wrong with a connector of a project. */
  public static List<String> of(Path root, String connector) {
    return ContractSuite.of(List.of(new ExamplesCheck())).check(root, connector).results().stream()
        .map(CheckResult::verdict)
        .filter(CheckResult.Violated.class::isInstance)
        .flatMap(verdict -> ((CheckResult.Violated) verdict).problems().stream())
        .map(problem -> problem.mappingFile() + ": " + problem.message())
        .toList();
  }
}
