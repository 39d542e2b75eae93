package org.scorehub.connector.contract;

import java.time.Duration;
import java.util.List;

/**
 * What all checks said of one connector.
 *
 * @param connector its id
 * @param results in the order of the suite; only the first if its files do not compile
 */
public record ContractReport(String connector, List<CheckResult> results) {

  public ContractReport {
    results = List.copyOf(results);
  }

  /** Whether any promise is broken that no waiver names. */
  public boolean violated() {
    return results.stream().anyMatch(CheckResult::violated);
  }

  /** How long all checks ran. */
  public Duration took() {
    return results.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
  }
}
