package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.avro.Escalation;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;

/** Examples say what really comes of them, and every document has one. */
final class ExamplesCheck implements ContractCheck {

  @Override
  public String name() {
    return "examples";
  }

  @Override
  public String promise() {
    return "Every document has an example of its use, and every example says what comes of it.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .documents()
        .keySet()
        .forEach(
            document -> {
              List<Example> examples = subject.examples(document);
              if (examples.stream().noneMatch(example -> example.has(example.expectedName()))) {
                problems.add(none(subject, document));
              }
              examples.forEach(example -> problems.addAll(check(subject, document, example)));
            });
    return problems;
  }

  private static Problem none(ContractSubject subject, String document) {
    Manifest manifest = subject.manifest();
    return Violation.of(
        manifest.file(),
        manifest.line("documents", document),
        "%s has no example of its use: add mappings/%s/examples/%s/<case>/ with input and expected"
            .formatted(document, subject.connector().id(), document));
  }

  private static List<Problem> check(ContractSubject subject, String document, Example example) {
    if (example.inputName().isEmpty()) {
      String names = String.join(" or ", example.inputNames());
      return List.of(Violation.of(example.folder(), 0, "the example has no " + names));
    }
    return subject
        .connector()
        .inbound(document)
        .map(inbound -> translation(inbound, example))
        .orElseGet(() -> writing(subject.connector().outbound(document).orElseThrow(), example));
  }

  private static List<Problem> translation(InboundDocument document, Example example) {
    List<Problem> problems = new ArrayList<>();
    ExampleTranslation got = ExampleTranslation.of(document, example.input());
    ExampleFile.of(example, "problems.json").compare(ShownProblems.of(got.problems()), problems);
    Class<? extends SpecificRecord> type = CanonicalTypes.named(document.definition().canonical());
    compare(ExampleFile.of(example, "expected.json"), type, got.output(), problems);
    JsonNode alarms = got.alarms().isEmpty() ? NullNode.getInstance() : got.alarms();
    compare(ExampleFile.of(example, "alarm.json"), Escalation.class, alarms, problems);
    return problems;
  }

  /** What is no record is said as such, and not compared. */
  private static void compare(
      ExampleFile file,
      Class<? extends SpecificRecord> type,
      JsonNode got,
      List<Problem> problems) {
    int before = problems.size();
    ExampleFile canonical = file.canonical(type, problems);
    if (problems.size() == before) {
      canonical.compare(got, problems);
    }
  }

  private static List<Problem> writing(OutboundDocument document, Example example) {
    List<Problem> problems = new ArrayList<>();
    Class<? extends SpecificRecord> type = CanonicalTypes.named(document.definition().canonical());
    Conversion<? extends SpecificRecord> input =
        CanonicalJson.read(type, example.json("input.json"));
    if (input instanceof Conversion.NotCanonical<?> wrong) {
      wrong.problems().forEach(p -> problems.add(ExampleFile.of(example, "input.json").wrong(p)));
      return problems;
    }
    SpecificRecord canonical = ((Conversion.Canonical<? extends SpecificRecord>) input).value();
    ExampleWriting got = ExampleWriting.of(document, canonical);
    ExampleFile.of(example, "problems.json").compare(ShownProblems.of(got.problems()), problems);
    ExampleFile.of(example, example.expectedName()).compareBytes(got.bytes(), problems);
    return problems;
  }
}
