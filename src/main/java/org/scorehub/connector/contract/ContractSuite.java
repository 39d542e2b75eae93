package org.scorehub.connector.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.ConnectorDefinition.Waiver;
import org.scorehub.connector.InvalidConnector;
import org.scorehub.connector.declaration.Declarations;

/** All checks, run on one connector after the other. */
public final class ContractSuite {

  private static final String COMPILES = "compiles";
  private static final String COMPILES_PROMISE =
      "The manifest obeys its schema, and all files it names make a working connector.";
  private static final String WAIVERS = "waivers";
  private static final String WAIVERS_PROMISE =
      "Every waiver names a check that exists and is still broken.";

  private final List<ContractCheck> checks;

  private ContractSuite(List<ContractCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /** The checks of this package and all that are announced as services. */
  public static ContractSuite complete() {
    List<ContractCheck> checks = new ArrayList<>(FileChecks.all());
    ServiceLoader.load(ContractCheck.class).forEach(checks::add);
    return of(checks);
  }

  /** The check of examples only, {@code examples}. */
  public static ContractSuite ofExamples() {
    return of(List.of(new ExamplesCheck()));
  }

  /** The checks that need a connector's files only, and run in a moment. */
  public static ContractSuite ofFiles() {
    return of(FileChecks.all());
  }

  /** Some checks only, in that order. */
  public static ContractSuite of(List<ContractCheck> checks) {
    return new ContractSuite(checks);
  }

  /** Names and promises of the checks, in their order. */
  public Map<String, String> promises() {
    Map<String, String> promises = new LinkedHashMap<>();
    promises.put(COMPILES, COMPILES_PROMISE);
    checks.forEach(check -> promises.put(check.name(), check.promise()));
    promises.put(WAIVERS, WAIVERS_PROMISE);
    return promises;
  }

  /**
   * Checks one connector.
   *
   * @param root folder of the project
   * @param id name of a folder in {@code routes/}
   */
  public ContractReport check(Path root, String id) {
    List<CheckResult> results = new ArrayList<>();
    try {
      long start = System.nanoTime();
      Connector connector = ConnectorCompiler.compile(ConnectorCompiler.bundle(root, id), id);
      results.add(result(COMPILES, COMPILES_PROMISE, new CheckResult.Passed(), start));
      check(new ContractSubject(root, connector), results);
    } catch (InvalidConnector e) {
      CheckResult.Verdict verdict =
          new CheckResult.Violated(e.with(Declarations.problems(root, id)).problems());
      results.add(result(COMPILES, COMPILES_PROMISE, verdict, System.nanoTime()));
    }
    return new ContractReport(id, results);
  }

  private void check(ContractSubject subject, List<CheckResult> results) {
    Map<String, String> waivers =
        subject.connector().definition().waivers().stream()
            .collect(Collectors.toMap(Waiver::check, Waiver::reason, (one, other) -> one));
    for (ContractCheck check : checks) {
      long start = System.nanoTime();
      CheckResult.Verdict verdict = verdict(check, subject, waivers);
      results.add(result(check.name(), check.promise(), verdict, start));
    }
    long start = System.nanoTime();
    CheckResult.Verdict verdict = verdict(() -> needless(subject, waivers, results));
    results.add(result(WAIVERS, WAIVERS_PROMISE, verdict, start));
  }

  private static CheckResult.Verdict verdict(
      ContractCheck check, ContractSubject subject, Map<String, String> waivers) {
    String skipped = check.skipped(subject).orElse(null);
    if (skipped != null) {
      return new CheckResult.Skipped(skipped);
    }
    CheckResult.Verdict verdict = verdict(() -> check.violations(subject));
    String reason = waivers.get(check.name());
    return reason != null && verdict instanceof CheckResult.Violated violated
        ? new CheckResult.Waived(reason, violated.problems())
        : verdict;
  }

  private static CheckResult.Verdict verdict(Supplier<List<Problem>> check) {
    List<Problem> problems = check.get();
    return problems.isEmpty() ? new CheckResult.Passed() : new CheckResult.Violated(problems);
  }

  /** A waiver of what is held, or of a check that is no more, hides the next breach. */
  private List<Problem> needless(
      ContractSubject subject, Map<String, String> waivers, List<CheckResult> results) {
    List<Problem> problems = new ArrayList<>();
    for (String waived : waivers.keySet()) {
      if (checks.stream().noneMatch(check -> check.name().equals(waived))) {
        problems.add(waiver(subject, waived, "there is no check " + waived));
      } else if (results.stream().anyMatch(result -> holds(result, waived))) {
        problems.add(waiver(subject, waived, waived + " is held now: delete its waiver"));
      }
    }
    return problems;
  }

  private static boolean holds(CheckResult result, String check) {
    return result.check().equals(check) && result.verdict() instanceof CheckResult.Passed;
  }

  private static Problem waiver(ContractSubject subject, String check, String message) {
    Manifest manifest = subject.manifest();
    return Violation.of(manifest.file(), manifest.lineOfWaiver(check), message);
  }

  private static CheckResult result(
      String check, String promise, CheckResult.Verdict verdict, long start) {
    return new CheckResult(check, promise, verdict, Duration.ofNanos(System.nanoTime() - start));
  }
}
