package org.scorehub.platform.sandbox.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Poll;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Example;
import org.scorehub.connector.contract.Violation;

/**
 * Fetches an example of every document that is polled, by its own route, from a twin that fails in
 * every way first.
 */
public final class FetchesCheck extends WireCheck {

  private static final Set<String> TRIED = Set.of("rest-poll", "sftp-in", "folder-in");

  /** Checks against the twins of the sandbox. */
  public FetchesCheck() {
    this(Trial.Opposite.OF_THE_SANDBOX);
  }

  FetchesCheck(Trial.Opposite opposite) {
    super(opposite);
  }

  @Override
  public String name() {
    return "fetches";
  }

  @Override
  public String promise() {
    return "What is offered is fetched once and unaltered, however the other side or the hub's own"
        + " fails before; until then cursor and file stay where they are.";
  }

  @Override
  boolean concerns(DocumentDefinition definition) {
    return definition.poll() != null;
  }

  @Override
  Optional<String> wanting(
      ContractSubject subject, String document, DocumentDefinition definition) {
    return Optional.ofNullable(definition.poll())
        .map(Poll::route)
        .filter(route -> !TRIED.contains(route))
        .map(route -> "a database (" + document + " goes by " + route + ")");
  }

  @Override
  void run(ContractSubject subject, Trial trial, List<Problem> problems) {
    List<Source> sources = new ArrayList<>();
    documents(subject)
        .forEach(
            (name, definition) -> {
              List<String> findings = new ArrayList<>();
              begin(subject, trial, name, definition, findings).ifPresent(sources::add);
              findings.forEach(finding -> problems.add(violation(subject, name, finding)));
            });
    new FetchCourse(trial, sources)
        .run()
        .forEach(
            finding ->
                problems.add(violation(subject, finding.source().document(), finding.words())));
  }

  private static Problem violation(ContractSubject subject, String document, String finding) {
    Routes.Place place = Routes.manifest(subject.root(), subject.connector().id(), document);
    return Violation.of(place.file(), place.line(), document + ": " + finding);
  }

  /** Offers an example at the first tenant that it can be fetched from. */
  private static Optional<Source> begin(
      ContractSubject subject,
      Trial trial,
      String document,
      DocumentDefinition definition,
      List<String> findings) {
    String connector = subject.connector().id();
    Poll poll = Objects.requireNonNull(definition.poll());
    List<Example> examples = Samples.offered(subject, document);
    if (examples.isEmpty()) {
      findings.add("no example can be offered");
      return Optional.empty();
    }
    Example example = examples.get(0);
    Optional<String> name = name(poll, example);
    if (name.isEmpty()) {
      findings.add("no name for a file comes to mind that include: matches");
      return Optional.empty();
    }
    for (String tenant : new TreeSet<>(trial.settings().tenantsOf(connector))) {
      Source source = new Source(connector, document, tenant, poll, name.get(), example.input());
      if (source.isServed(trial)) {
        return Optional.of(source);
      }
    }
    findings.add("it can be fetched from no tenant of sandbox/" + connector + "/tenants.yaml");
    return Optional.empty();
  }

  private static Optional<String> name(Poll poll, Example example) {
    String input = example.inputName().orElseThrow();
    String extension = input.substring(input.lastIndexOf('.') + 1);
    return FileNames.matching(poll.parameters().getOrDefault("include", ".*"), extension);
  }
}
