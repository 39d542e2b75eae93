package org.scorehub.connector.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.mapping.CodeLookup;

/** A code that no list knows waits for a person; neither it nor what it stands in is lost. */
final class UnknownCodesCheck implements ContractCheck {

  @Override
  public String name() {
    return "unknown-codes";
  }

  @Override
  public String promise() {
    return "A code that no list knows is reported and queued, and its document is translated.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    Map<CodeLookup, UnknownCodes.Meeting> best = new HashMap<>();
    subject
        .inbound()
        .forEach(
            (name, document) -> {
              UnknownCodes codes = UnknownCodes.search(subject, document, subject.examples(name));
              problems.addAll(codes.problems());
              codes.meetings().forEach((l, met) -> best.merge(l, met, UnknownCodes.Meeting::or));
            });
    best.forEach((lookup, met) -> check(subject.connector(), lookup, met, problems));
    return problems;
  }

  /** Lists of the connector's own must meet one; shared ones serve other connectors as well. */
  private static void check(
      Connector connector, CodeLookup lookup, UnknownCodes.Meeting met, List<Problem> problems) {
    boolean own = lookup.listFile().startsWith("mappings/" + connector.id() + "/");
    if (met == UnknownCodes.Meeting.AGAINST_SCHEMA) {
      problems.add(
          UnknownCodes.violation(
              lookup, "never sees an unknown code, as the schema enumerates: use a pattern"));
    } else if (met == UnknownCodes.Meeting.NONE && own) {
      problems.add(
          UnknownCodes.violation(lookup, "sees no code in any example: add one in which it does"));
    }
  }
}
