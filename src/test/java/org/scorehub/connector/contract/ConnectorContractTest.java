package org.scorehub.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorCatalogue;

/** Every connector of the project holds the contract; a new one is found by itself. */
class ConnectorContractTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  /** Checks that a whole hub makes in their place: WireOnHubTest, AdidasJourneyTest, LookupTest. */
  private static final Set<String> NEED_A_DATABASE =
      Set.of("adidas deliveries", "adidas fetches", "open-supply-hub fetches");

  @TestFactory
  Stream<DynamicContainer> everyConnectorHoldsEveryPromise() {
    ContractSuite suite = ContractSuite.complete();
    return ConnectorCatalogue.ids(ROOT).stream()
        .map(id -> dynamicContainer(id, checks(id, suite.check(ROOT, id))));
  }

  private static Stream<DynamicTest> checks(String id, ContractReport report) {
    return report.results().stream().map(r -> dynamicTest(r.check(), () -> holds(id, r)));
  }

  private static void holds(String id, CheckResult result) {
    if (result.verdict() instanceof CheckResult.Skipped skipped) {
      assertThat(NEED_A_DATABASE).as(skipped.reason()).contains(id + " " + result.check());
    }
    assertThat(violations(result.verdict())).as(result.promise()).isEmpty();
  }

  private static List<String> violations(CheckResult.Verdict verdict) {
    return verdict instanceof CheckResult.Violated violated
        ? violated.problems().stream().map(ConnectorContractTest::line).toList()
        : List.of();
  }

  private static String line(Problem problem) {
    return "%s:%d: %s".formatted(problem.mappingFile(), problem.mappingLine(), problem.message());
  }
}
