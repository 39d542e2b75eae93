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
  private static final String TOPICS = "mappings/canonical/topics.csv";
  private static final String LIST = "topic";

  private RuledTopics() {}

  /** Nothing where there are no rules, as in a project that only maps. */
  static List<Problem> problems(ContractSubject subject) {
    Path rules = subject.root().resolve(RULES);
    Path topics = subject.root().resolve(TOPICS);
    return Files.exists(rules) && Files.exists(topics)
        ? problems(subject, new Rules(firstCells(topics), firstCells(rules)))
        : List.of();
  }

  /**
   * Topics by name.
   *
   * @param known all that there are
   * @param ruled those with a row among the rules
   */
  private record Rules(Set<String> known, Set<String> ruled) {}

  private static List<Problem> problems(ContractSubject subject, Rules rules) {
    Bundle bundle = subject.connector().bundle();
    String folder = "mappings/" + subject.connector().id() + "/codes/";
    List<Problem> problems = new ArrayList<>();
    bundle.paths().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(".csv"))
        .filter(path -> path.substring(folder.length()).contains(LIST))
        .forEach(path -> addUnruled(path, CodeRow.of(bundle, path), rules, problems));
    return problems;
  }

  /** A topic that there is not is told already, by the check of the code lists. */
  private static void addUnruled(
      String list, List<CodeRow> rows, Rules rules, List<Problem> problems) {
    for (CodeRow row : rows) {
      if (rules.known().contains(row.ours()) && !rules.ruled().contains(row.ours())) {
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

  private static Set<String> firstCells(Path table) {
    try {
      return Files.readString(table, StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.replaceFirst(",.*", ""))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
