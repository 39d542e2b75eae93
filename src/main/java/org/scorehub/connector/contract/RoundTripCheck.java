package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;

/** What goes out and comes back is the same, but for what is said to get lost. */
final class RoundTripCheck implements ContractCheck {

  private static final String LIST = "losses";

  @Override
  public String name() {
    return "round-trip";
  }

  @Override
  public String promise() {
    return "A document that is read back by its counterpart is the same, but for the listed losses.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject.outbound().forEach((name, out) -> problems.addAll(violations(subject, name, out)));
    return problems;
  }

  private static List<Problem> violations(
      ContractSubject subject, String name, OutboundDocument out) {
    String back = out.definition().roundTrip();
    if (back == null) {
      return List.of();
    }
    Manifest manifest = subject.manifest();
    InboundDocument in = subject.connector().inbound(back).orElse(null);
    int line = manifest.line("documents", name, "roundTrip");
    if (in == null) {
      return List.of(Violation.of(manifest.file(), line, "there is no inbound document " + back));
    }
    String part = part(out, in).orElse(null);
    if (part == null) {
      String message =
          "%s gives no %s, nor has a %s one".formatted(back, out.definition().canonical(), name);
      return List.of(Violation.of(manifest.file(), line, message));
    }
    return compare(subject, name, out, in, part);
  }

  /** The record that comes back is the one that went out, or the only part of it of that type. */
  private static Optional<String> part(OutboundDocument out, InboundDocument in) {
    Schema sent = schema(out.definition().canonical());
    Schema got = schema(in.definition().canonical());
    if (sent.equals(got)) {
      return Optional.of("");
    }
    List<String> parts =
        sent.getFields().stream()
            .filter(field -> field.schema().equals(got))
            .map(field -> "/" + field.name())
            .toList();
    return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
  }

  private static Schema schema(String canonical) {
    return SpecificData.get().getSchema(CanonicalTypes.named(canonical));
  }

  private static List<Problem> compare(
      ContractSubject subject, String name, OutboundDocument out, InboundDocument in, String part) {
    List<Problem> problems = new ArrayList<>();
    Set<String> lost = new TreeSet<>();
    Set<String> all = new LinkedHashSet<>();
    for (SpecificRecord record : ExampleTrees.records(out, subject.examples(name))) {
      JsonNode sent = CanonicalJson.write(record).at(part);
      JsonDifference.all(sent, NullNode.getInstance()).forEach(path -> all.add(part + path));
      JsonNode got = back(out, in, record, problems);
      JsonDifference.all(sent, got).forEach(path -> lost.add(part + path));
    }
    all.addAll(lost);
    Set<String> kept = new TreeSet<>(all);
    kept.removeAll(lost);
    Accounting accounting =
        new Accounting(subject.manifest(), name, LIST, out.definition().losses());
    problems.addAll(
        accounting.problems(
            all,
            kept,
            path -> path + " does not come back as it was: mend a mapping, or list it under losses",
            path -> path + " comes back as it was"));
    return problems;
  }

  private static JsonNode back(
      OutboundDocument out, InboundDocument in, SpecificRecord record, List<Problem> problems) {
    byte[] bytes = ExampleWriting.of(out, record).bytes().orElse(null);
    if (bytes == null) {
      return CanonicalJson.write(record);
    }
    ExampleTranslation back = ExampleTranslation.of(in, bytes);
    back.problems().stream()
        .filter(Problem::blocking)
        .forEach(
            p ->
                problems.add(
                    Violation.of(in.mapping().file(), 0, "cannot be read back: " + p.message())));
    List<JsonNode> records = back.records();
    return records.isEmpty() ? back.output() : records.get(0);
  }
}
