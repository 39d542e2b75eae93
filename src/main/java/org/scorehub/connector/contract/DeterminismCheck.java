package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;

/** The same input gives the same output, at any time: replay and repeated delivery rely on it. */
final class DeterminismCheck implements ContractCheck {

  @Override
  public String name() {
    return "deterministic";
  }

  @Override
  public String promise() {
    return "The same bytes give the same record, and the same record the same bytes, every time.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .inbound()
        .forEach((name, in) -> subject.examples(name).forEach(e -> translated(in, e, problems)));
    subject
        .outbound()
        .forEach((name, out) -> subject.examples(name).forEach(e -> made(out, e, problems)));
    return problems;
  }

  private static void translated(InboundDocument in, Example example, List<Problem> problems) {
    if (example.inputName().isEmpty()) {
      return;
    }
    JsonNode first = ExampleTranslation.of(in, example.input()).output();
    later();
    JsonNode second = ExampleTranslation.of(in, example.input()).output();
    JsonDifference.first(first, second)
        .ifPresent(found -> problems.add(violation(in.mapping().file(), example, found.words())));
  }

  private static void made(OutboundDocument out, Example example, List<Problem> problems) {
    for (SpecificRecord record : ExampleTrees.records(out, List.of(example))) {
      Optional<byte[]> first = ExampleWriting.of(out, record).bytes();
      later();
      Optional<byte[]> second = ExampleWriting.of(out, record).bytes();
      if (!Arrays.equals(first.orElse(null), second.orElse(null))) {
        problems.add(violation(out.mapping().file(), example, "other bytes the second time"));
      }
    }
  }

  /** Lets the clock move on, which a mapping must not look at. */
  private static void later() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  private static Problem violation(String file, Example example, String what) {
    return Violation.of(file, 0, "%s differs each time: %s".formatted(example.folder(), what));
  }
}
