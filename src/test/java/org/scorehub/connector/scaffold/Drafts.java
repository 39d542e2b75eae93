package org.scorehub.connector.scaffold;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.contract.CheckResult;
import org.scorehub.connector.contract.ContractSuite;

/** Requests and checks that tests of drafted connectors share. */
final class Drafts {

  static final String ID = "newcomer";

  private Drafts() {}

  static Sample sample(String name, String text) {
    return new Sample(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static ScaffoldRequest request(Sample... samples) {
    return new ScaffoldRequest(
        ID, List.of(samples), null, null, null, null, null, null, null, null, null, null);
  }

  /** The same, with progress going back. */
  static ScaffoldRequest twoWays(String poll, String out, Sample... samples) {
    return new ScaffoldRequest(
        ID, List.of(samples), null, null, null, null, poll, out, null, null, null, null);
  }

  /** The same, with progress going back in the form of a sample of theirs. */
  static ScaffoldRequest goingBack(@Nullable String out, Sample outSample, Sample... samples) {
    return new ScaffoldRequest(
        ID, List.of(samples), null, null, null, null, null, out, outSample, null, null, null);
  }

  /** What the contract suite complains about; the wire is left to the suite's own tests. */
  static List<String> violations(Path project) {
    return violations(project, ID);
  }

  static List<String> violations(Path project, String id) {
    return ContractSuite.ofFiles().check(project, id).results().stream()
        .filter(result -> result.verdict() instanceof CheckResult.Violated)
        .flatMap(
            result ->
                ((CheckResult.Violated) result.verdict())
                    .problems().stream().map(problem -> line(result, problem)))
        .toList();
  }

  private static String line(CheckResult result, Problem problem) {
    return "%s: %s:%d: %s"
        .formatted(result.check(), problem.mappingFile(), problem.mappingLine(), problem.message());
  }

  /** The text of a drafted file. */
  static String text(Draft draft, String path) {
    return new String(draft.files().getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
  }

  /** The lines of a drafted file that hold some words. */
  static Stream<String> lines(Draft draft, String path, String words) {
    return text(draft, path).lines().filter(line -> line.contains(words));
  }
}
