package org.scorehub.connector.contract;

import java.util.List;
import java.util.Optional;
import org.scorehub.canonical.Problem;

/**
 * One promise that every connector must hold. Checks that need more than the connector's files,
 * such as its simulated other side, are announced as services in {@code META-INF/services}.
 */
public interface ContractCheck {

  /** Short name for reports and waivers, lower case with hyphens, for example {@code examples}. */
  String name();

  /** What is promised, one sentence for people. */
  String promise();

  /**
   * Looks whether a connector holds the promise.
   *
   * @return everything that breaks it, each with the file and line to mend in {@code mappingFile}
   *     and {@code mappingLine}; empty if it is held
   */
  List<Problem> violations(ContractSubject subject);

  /**
   * Why a connector cannot be checked here, and where it is checked instead; empty if it can. Such
   * a check is shown as skipped, never as passed.
   */
  default Optional<String> skipped(ContractSubject subject) {
    return Optional.empty();
  }
}
