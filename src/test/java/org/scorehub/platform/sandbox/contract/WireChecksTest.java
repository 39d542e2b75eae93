package org.scorehub.platform.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.contract.CheckResult;
import org.scorehub.connector.contract.ContractReport;
import org.scorehub.connector.contract.ContractSuite;

/** Every connector holds the contract at the wire, but for what needs a database. */
class WireChecksTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final ContractSuite AT_THE_WIRE =
      ContractSuite.of(List.of(new DeliveriesCheck(), new FetchesCheck()));

  static Stream<String> connectors() {
    return ConnectorCatalogue.ids(ROOT).stream();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void areHeld(String connector) {
    ContractReport report = AT_THE_WIRE.check(ROOT, connector);
    report
        .results()
        .forEach(
            r ->
                System.out.println(
                    "XX "
                        + connector
                        + " "
                        + r.check()
                        + " "
                        + r.took().toMillis()
                        + " "
                        + r.verdict().getClass().getSimpleName()));
    assertThat(report.results())
        .filteredOn(CheckResult::violated)
        .flatExtracting(r -> ((CheckResult.Violated) r.verdict()).problems())
        .extracting(p -> p.mappingFile() + ": " + p.message())
        .isEmpty();
    assertThat(report.took()).isLessThan(Duration.ofSeconds(60));
  }
}
