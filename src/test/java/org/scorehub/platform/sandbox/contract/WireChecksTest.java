package org.scorehub.platform.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.TestProject;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.contract.CheckResult;
import org.scorehub.connector.contract.ContractCheck;
import org.scorehub.connector.contract.ContractSuite;
import org.scorehub.platform.sandbox.declared.DeclaredTwin;

/** Connectors hold the contract at the wire, and one that does not is found out. */
class WireChecksTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final List<ContractCheck> OF_THE_SANDBOX =
      List.of(new DeliveriesCheck(), new FetchesCheck());

  @TempDir private Path folder;

  static Stream<String> connectors() {
    return ConnectorCatalogue.ids(ROOT).stream();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void areHeldByEveryConnector(String connector) {
    assertThat(violations(ROOT, connector, OF_THE_SANDBOX)).isEmpty();
  }

  /** What declarations alone make stands in as well as what was written for a connector. */
  @ParameterizedTest
  @ValueSource(strings = {"inditex", "eti-members", "amfori-bsci", "score-training"})
  void areHeldAgainstTwinsMadeFromDeclarations(String connector) {
    Trial.Opposite declared = (id, host) -> DeclaredTwin.start(id, host, 0);
    // what its own twin calls its folder otherwise
    assertThat(
            violations(
                ROOT,
                connector,
                connector.equals("eti-members")
                    ? List.of(new DeliveriesCheck(declared))
                    : List.of(new DeliveriesCheck(declared), new FetchesCheck(declared))))
        .isEmpty();
  }

  @Test
  void areHeldAgainstADeclaredServerOfFiles() {
    Trial.Opposite declared = (id, host) -> DeclaredTwin.start(id, host, 0);
    assertThat(
            violations(
                ROOT,
                "coop-ch",
                List.of(new DeliveriesCheck(declared), new FetchesCheck(declared))))
        .isEmpty();
  }

  @Test
  void saysWhatNeedsADatabaseInsteadOfPassingIt() {
    assertThat(ContractSuite.of(OF_THE_SANDBOX).check(ROOT, "adidas").results())
        .filteredOn(result -> result.verdict() instanceof CheckResult.Skipped)
        .extracting(CheckResult::check)
        .containsExactly("deliveries", "fetches");
  }

  @Test
  void findARouteThatSendsToTheWrongAddress() throws Exception {
    TestProject.copy(folder);
    Path route = folder.resolve("routes/inditex/cap-progress-out.camel.yaml");
    Files.writeString(
        route, Files.readString(route).replace("/cap-progress", "/cap-progress-of-old"));
    assertThat(violations(folder, "inditex", List.of(new DeliveriesCheck())))
        .singleElement()
        .asString()
        .startsWith("routes/inditex/cap-progress-out.camel.yaml:2 cap-progress:")
        .contains("while nothing is wrong, the document is not taken");
  }

  @Test
  void findAPollThatLooksForItemsInTheWrongPlace() throws Exception {
    TestProject.copy(folder);
    Path manifest = folder.resolve("routes/inditex/connector.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace("items: /data", "items: /rows"));
    assertThat(violations(folder, "inditex", List.of(new FetchesCheck())))
        .anyMatch(line -> line.contains("supplier-ranking"));
  }

  @Test
  void wantSomebodyWhoStandsInForTheOtherSide() throws Exception {
    TestProject.copy(folder);
    Files.delete(folder.resolve("sandbox/inditex/tenants.yaml"));
    assertThat(violations(folder, "inditex", List.of(new DeliveriesCheck())))
        .singleElement()
        .asString()
        .startsWith("sandbox/inditex/tenants.yaml:0");
  }

  private static List<String> violations(Path root, String connector, List<ContractCheck> checks) {
    return ContractSuite.of(checks).check(root, connector).results().stream()
        .map(CheckResult::verdict)
        .filter(CheckResult.Violated.class::isInstance)
        .flatMap(verdict -> ((CheckResult.Violated) verdict).problems().stream())
        .map(p -> p.mappingFile() + ":" + p.mappingLine() + " " + p.message())
        .toList();
  }
}
