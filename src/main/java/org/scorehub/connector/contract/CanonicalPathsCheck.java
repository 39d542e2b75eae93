package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.CanonicalField;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;

/** Nothing that the canonical model could hold is overlooked. */
final class CanonicalPathsCheck implements ContractCheck {

  private static final String LIST = "unfilled";
  private static final String KEPT = "/extensions/*";

  @Override
  public String name() {
    return "canonical-paths";
  }

  @Override
  public String promise() {
    return "Every canonical path is filled, or told, or listed as unfilled.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .documents()
        .forEach((name, document) -> problems.addAll(violations(subject, name, document)));
    return problems;
  }

  private static List<Problem> violations(
      ContractSubject subject, String name, DocumentDefinition document) {
    Map<String, List<JsonNode>> paths = paths(document);
    Accounting accounting = new Accounting(subject.manifest(), name, LIST, document.unfilled());
    List<Example> examples = subject.examples(name);
    InboundDocument inbound = subject.connector().inbound(name).orElse(null);
    if (inbound != null) {
      return accounting.problems(
          paths.keySet(),
          new FilledPaths(inbound, NativeValues.of(subject.connector().bundle(), document))
              .of(examples),
          path ->
              "nothing fills "
                  + path
                  + ": map it, show it in an example, or list it under unfilled",
          path -> path + " is filled");
    }
    OutboundDocument outbound = subject.connector().outbound(name).orElseThrow();
    return accounting.problems(
        paths.keySet(),
        UsedPaths.of(outbound.mapping(), ExampleTrees.of(outbound, examples), paths),
        path -> "nothing tells " + path + ": map it, or list it under unfilled",
        path -> path + " is told");
  }

  /** Without the maps of values that are kept as they are, and what nobody sends. */
  static Map<String, List<JsonNode>> paths(DocumentDefinition document) {
    boolean inbound = document.direction() == Direction.IN;
    Map<String, List<JsonNode>> paths = new LinkedHashMap<>();
    for (CanonicalField field : CanonicalField.of(CanonicalTypes.named(document.canonical()))) {
      if (!field.path().endsWith(KEPT) && !(inbound && field.setByHub())) {
        paths.put(field.path(), field.samples());
      }
    }
    return paths;
  }
}
