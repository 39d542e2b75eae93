package org.scorehub.connector.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.connector.Connector;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.mapping.CodeLookup;

/** Rows of code lists that have a word of theirs for a finding that is closed. */
final class ClosingCodes {

  private static final Set<String> CLOSING =
      Set.of(IssueState.VERIFIED_CLOSED, IssueState.DISPUTED, IssueState.WITHDRAWN).stream()
          .map(Enum::name)
          .collect(Collectors.toUnmodifiableSet());

  private ClosingCodes() {}

  /** Those in lists from which the document takes the words it sends. */
  static List<Problem> in(Connector connector, OutboundDocument document) {
    List<Problem> problems = new ArrayList<>();
    document.mapping().lookups().stream()
        .filter(lookup -> lookup.function().equals("native-code"))
        .map(CodeLookup::listFile)
        .distinct()
        .forEach(file -> problems.addAll(rows(connector, file)));
    return problems;
  }

  private static List<Problem> rows(Connector connector, String file) {
    List<Problem> problems = new ArrayList<>();
    List<String> lines =
        new String(connector.bundle().read(file), StandardCharsets.UTF_8).lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      for (String cell : Arrays.asList(lines.get(i).split(",", -1))) {
        if (CLOSING.contains(cell.replace("\"", "").strip())) {
          String message = "has a word for %s, which training never brings about: delete the row";
          problems.add(Violation.of(file, i + 1, message.formatted(cell.strip())));
        }
      }
    }
    return problems;
  }
}
