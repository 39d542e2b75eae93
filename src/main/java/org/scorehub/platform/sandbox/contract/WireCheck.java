package org.scorehub.platform.sandbox.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.contract.ContractCheck;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Violation;
import org.scorehub.platform.sandbox.SandboxFiles;

/** What the checks at the wire have in common: they need the connector's twin and its routes. */
abstract class WireCheck implements ContractCheck {

  private final Trial.Opposite opposite;

  WireCheck(Trial.Opposite opposite) {
    this.opposite = opposite;
  }

  /** Whether a document goes over the wire in the direction of this check. */
  abstract boolean concerns(DocumentDefinition definition);

  /** Why a document needs more than its twin and its route; empty if it does not. */
  abstract Optional<String> wanting(
      ContractSubject subject, String document, DocumentDefinition definition);

  /** Tries the documents out; what is found is added. */
  abstract void run(ContractSubject subject, Trial trial, List<Problem> problems);

  /** Documents that this check is about, by name, in the order of the manifest. */
  final Map<String, DocumentDefinition> documents(ContractSubject subject) {
    Map<String, DocumentDefinition> concerned =
        new LinkedHashMap<>(subject.connector().definition().documents());
    concerned.values().removeIf(definition -> !concerns(definition));
    return concerned;
  }

  @Override
  public final Optional<String> skipped(ContractSubject subject) {
    return documents(subject).entrySet().stream()
        .flatMap(entry -> wanting(subject, entry.getKey(), entry.getValue()).stream())
        .findFirst()
        .map(needed -> "needs " + needed + "; mvn verify runs it on a whole hub");
  }

  @Override
  public final List<Problem> violations(ContractSubject subject) {
    if (documents(subject).isEmpty()) {
      return List.of();
    }
    String id = subject.connector().id();
    String tenants = id + "/tenants.yaml";
    if (!SandboxFiles.of(subject.root()).exists(tenants)) {
      return List.of(
          Violation.of(
              "sandbox/" + tenants,
              0,
              "there is no such file, so nobody stands in for the other side; see docs/sandbox.md"));
    }
    List<Problem> problems = new ArrayList<>();
    try (Silence silence = new Silence();
        Trial trial = Trial.start(subject.root(), id, folder(), opposite)) {
      run(subject, trial, problems);
    } catch (IllegalStateException e) {
      problems.add(
          Violation.of(
              "routes/" + id + "/connector.yaml", 1, "it cannot be tried out: " + e.getMessage()));
    }
    return problems;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("wire-check");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
