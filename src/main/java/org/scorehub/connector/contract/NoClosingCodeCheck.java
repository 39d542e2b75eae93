package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.connector.OutboundDocument;

/**
 * Training improves a factory; only the buyer or an auditor says that a finding is closed. Whatever
 * state an issue has, a progress update must tell nothing that it does not tell of open ones too.
 */
final class NoClosingCodeCheck implements ContractCheck {

  private static final Set<IssueState> TOLD =
      Set.of(
          IssueState.OPEN,
          IssueState.ACTION_AGREED,
          IssueState.IN_PROGRESS,
          IssueState.EVIDENCE_SUBMITTED);

  @Override
  public String name() {
    return "no-closing-code";
  }

  @Override
  public String promise() {
    return "No progress of training is told in words that close a finding.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .outbound()
        .forEach(
            (name, document) -> {
              if (document.definition().canonical().equals("ProgressUpdate")) {
                ClosingCodes.in(subject.connector(), document).forEach(problems::add);
                ExampleTrees.of(document, subject.examples(name))
                    .forEach(update -> check(document, update, problems));
              }
            });
    return problems.stream().distinct().toList();
  }

  private static void check(OutboundDocument document, JsonNode update, List<Problem> problems) {
    Set<String> allowed = new HashSet<>();
    TOLD.forEach(state -> allowed.addAll(words(document, in(update, state))));
    for (IssueState state : IssueState.values()) {
      if (!TOLD.contains(state)) {
        Set<String> told = words(document, in(update, state));
        told.removeAll(allowed);
        told.forEach(word -> problems.add(violation(document, state, word)));
      }
    }
  }

  private static Problem violation(OutboundDocument document, IssueState state, String word) {
    String message = "tells of an issue in state %s with the word \"%s\": leave such issues out";
    return Violation.of(document.mapping().file(), 0, message.formatted(state, word));
  }

  /** The update with every issue in that state. */
  private static JsonNode in(JsonNode update, IssueState state) {
    JsonNode changed = update;
    for (int i = 0; i < update.path("issues").size(); i++) {
      TreePlace place = new TreePlace(List.of("issues", i, "state"));
      changed = place.with(changed, TextNode.valueOf(state.name()));
    }
    return changed;
  }

  private static Set<String> words(OutboundDocument document, JsonNode update) {
    JsonNode made =
        record(update)
            .map(canonical -> document.mapping().apply(CanonicalJson.write(canonical)).output())
            .orElse(TextNode.valueOf(""));
    Set<String> words = new HashSet<>();
    TreePlace.leaves(made).forEach(leaf -> words.add(leaf.in(made).asText()));
    return words;
  }

  private static Optional<SpecificRecord> record(JsonNode update) {
    return CanonicalJson.read(ProgressUpdate.class, update)
            instanceof Conversion.Canonical<ProgressUpdate> canonical
        ? Optional.of(canonical.value())
        : Optional.empty();
  }
}
