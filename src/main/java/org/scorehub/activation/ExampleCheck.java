package org.scorehub.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.contract.CheckResult;
import org.scorehub.connector.contract.ContractSuite;
import org.springframework.stereotype.Component;

/** Whether the examples beside a connector's files still hold. */
@Component
class ExampleCheck {

  private final ContractSuite suite = ContractSuite.ofExamples();

  /** What the contract's check of examples finds, unless the connector waives it. */
  List<Problem> violations(Path root, Connector connector) {
    return suite.check(root, connector.id()).results().stream()
        .filter(result -> result.check().equals("examples"))
        .flatMap(result -> problems(result.verdict()))
        .toList();
  }

  private static Stream<Problem> problems(CheckResult.Verdict verdict) {
    return verdict instanceof CheckResult.Violated violated
        ? violated.problems().stream()
        : Stream.empty();
  }
}
