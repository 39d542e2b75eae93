package org.scorehub.connector.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.CodeRow;

/** Whether each finding code of a connector leads to a topic that the matching rules answer. */
final class RuledTopics {

  private static final String RULES = "mappings/score/matching-rules.csv";
  private static final String LIST = "topic";

  private RuledTopics() {}

  /** Nothing where there are no rules, as in a project that only maps. */
  static List<Problem> problems(ContractSubject subject) {
    Path rules = subject.root().resolve(RULES);
    return Files.exists(rules) ? problems(subject, topicsOf(rules)) : List.of();
  }

  private static List<Problem> problems(ContractSubject subject, Set<String> ruled) {
    Bundle bundle = subject.connector().bundle();
    String folder = "mappings/" + subject.connector().id() + "/codes/";
    List<Problem> problems = new ArrayList<>();
    bundle.paths().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(".csv"))
        .filter(path -> path.substring(folder.length()).contains(LIST))
        .forEach(path -> addUnruled(path, CodeRow.of(bundle, path), ruled, problems));
    return problems;
  }

  private static void addUnruled(
      String list, List<CodeRow> rows, Set<String> ruled, List<Problem> problems) {
    for (CodeRow row : rows) {
      if (!row.ours().isEmpty() && !ruled.contains(row.ours())) {
        String message =
            "%s: leads to %s, for which %s has no rule".formatted(row.theirs(), row.ours(), RULES);
        problems.add(
            Problem.blocking(ProblemKind.UNMAPPABLE, "codes.invalid", message)
                .withValue(row.ours())
                .expecting("a topic with a row in " + RULES)
                .inMapping(list, row.line()));
      }
    }
  }

  private static Set<String> topicsOf(Path rules) {
    try {
      return Files.readString(rules, StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.replaceFirst(",.*", ""))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
