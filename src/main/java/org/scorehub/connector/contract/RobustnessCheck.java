package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.DocumentFormat;
import org.scorehub.mapping.Mapping;

/**
 * Examples with one value left out or of another kind: a mapping says what is wrong with them, it
 * does not stop. An alarm mapping holds that for documents that break their schema as well.
 */
final class RobustnessCheck implements ContractCheck {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> TEXTS =
      List.of(NODES.textNode(""), NODES.textNode("?"), NODES.textNode("x".repeat(5_000)));
  private static final List<JsonNode> BRANCHES = List.of(NODES.arrayNode(), NODES.objectNode());
  private static final List<JsonNode> SCALARS =
      List.of(NODES.numberNode(-7), NODES.booleanNode(true), NODES.nullNode());
  private static final String FAILED = "mapping.failed";
  private static final int TREES = 2;

  @Override
  public String name() {
    return "robust";
  }

  @Override
  public String promise() {
    return "A mapping never stops on a value that is missing or odd; it reports it.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .inbound()
        .forEach((name, in) -> problems.addAll(inbound(subject, in, subject.examples(name))));
    subject
        .outbound()
        .forEach((name, out) -> problems.addAll(outbound(out, subject.examples(name))));
    return problems.stream().distinct().toList();
  }

  private static List<Problem> inbound(
      ContractSubject subject, InboundDocument document, List<Example> examples) {
    NativeBytes bytes = NativeBytes.of(subject.connector().bundle(), document.definition());
    List<Problem> problems = new ArrayList<>();
    List<JsonNode> trees = ExampleTrees.of(document, examples).valid();
    for (Mutation mutation : mutations(trees, odd(document.definition().format()))) {
      document.alarm().ifPresent(alarm -> stops(alarm, mutation, problems));
      bytes.of(mutation.tree()).ifPresent(made -> stops(document, made, mutation, problems));
    }
    return problems;
  }

  /** What the format can hold, valid or not: cells hold text, elements hold text or elements. */
  private static List<JsonNode> odd(DocumentFormat format) {
    return switch (format) {
      case TABLE -> TEXTS;
      case XML -> Stream.concat(TEXTS.stream(), BRANCHES.stream()).toList();
      case JSON -> Stream.of(TEXTS, BRANCHES, SCALARS).flatMap(List::stream).toList();
    };
  }

  private static void stops(
      InboundDocument document, byte[] bytes, Mutation mutation, List<Problem> problems) {
    try {
      document.translate(bytes).problems().stream()
          .filter(problem -> problem.code().equals(FAILED))
          .forEach(failed -> problems.add(stopped(failed, mutation)));
    } catch (RuntimeException e) {
      String message = "an odd value at %s stops the translation: %s";
      problems.add(
          Violation.of(document.mapping().file(), 0, message.formatted(mutation.path(), e)));
    }
  }

  private static List<Problem> outbound(OutboundDocument document, List<Example> examples) {
    Class<? extends SpecificRecord> type = CanonicalTypes.named(document.definition().canonical());
    List<Problem> problems = new ArrayList<>();
    List<JsonNode> trees = ExampleTrees.of(document, examples);
    for (Mutation mutation : mutations(trees, odd(DocumentFormat.JSON))) {
      if (CanonicalJson.read(type, mutation.tree())
          instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
        JsonNode full = CanonicalJson.write(canonical.value());
        stops(document.mapping(), new Mutation(mutation.path(), full), problems);
      }
    }
    return problems;
  }

  /** A tree with something odd in it. */
  private record Mutation(String path, JsonNode tree) {}

  /** One place of each general path, in the first trees that have it. */
  private static List<Mutation> mutations(List<JsonNode> trees, List<JsonNode> odd) {
    List<Mutation> mutations = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (JsonNode tree : trees) {
      Set<String> inThisTree = new HashSet<>();
      for (TreePlace place : TreePlace.leaves(tree)) {
        String path = place.generalPath();
        if (inThisTree.add(path) && seen.merge(path, 1, Integer::sum) <= TREES) {
          mutations.add(new Mutation(place.path(), place.without(tree)));
          odd.forEach(value -> mutations.add(new Mutation(place.path(), place.with(tree, value))));
        }
      }
    }
    return mutations;
  }

  private static void stops(Mapping mapping, Mutation mutation, List<Problem> problems) {
    mapping.apply(mutation.tree()).problems().stream()
        .filter(problem -> problem.code().equals(FAILED))
        .forEach(failed -> problems.add(stopped(failed, mutation)));
  }

  private static Problem stopped(Problem failed, Mutation mutation) {
    String message = "stops on an odd value at %s: %s";
    return Violation.of(
        String.valueOf(failed.mappingFile()),
        failed.mappingLine(),
        message.formatted(mutation.path(), failed.message()));
  }
}
