package org.scorehub.connector.contract;

import java.util.ArrayList;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.declaration.Declarations;
import org.scorehub.document.PlacedTree;

/** Files that hold together: what a compiler does not see, but would fail later on. */
final class DeclarationsCheck implements ContractCheck {

  private static final List<String> RESULTS = List.of("problems.json", "alarm.json");

  @Override
  public String name() {
    return "declarations";
  }

  @Override
  public String promise() {
    return "Manifest, routes, schemas, code lists and sandbox files obey their schemas and name"
        + " only what is there.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems =
        new ArrayList<>(Declarations.problems(subject.root(), subject.connector().id()));
    problems.addAll(new CodeTargets(subject).problems());
    problems.addAll(RuledTopics.problems(subject));
    subject
        .documents()
        .keySet()
        .forEach(name -> subject.examples(name).forEach(each -> read(each, problems)));
    return problems;
  }

  /** What examples expect is JSON, as nothing else could be compared. */
  private static void read(Example example, List<Problem> problems) {
    List<String> files = new ArrayList<>(RESULTS);
    files.add(example.expectedName());
    for (String name : files) {
      if (name.endsWith(".json") && example.has(name)) {
        PlacedTree.json(example.bytes(name))
            .problems()
            .forEach(p -> problems.add(p.inMapping(example.path(name), p.line())));
      }
    }
  }
}
