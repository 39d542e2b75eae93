package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.scorehub.canonical.Nearest;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.InboundDocument;
import org.scorehub.mapping.Bundle;
import org.scorehub.mapping.CodeRow;
import org.scorehub.mapping.Mapping;

/**
 * Whether the codes of ours in a connector's lists are ones that the canonical model has. Where the
 * codes of a list go is seen by running the examples with lists whose codes are marks.
 */
final class CodeTargets {

  static final char MARK = '\u2060';
  private static final int SHOWN = 12;
  private static final String TOPIC = "topic";
  private static final String TOPICS = "mappings/canonical/topics.csv";

  private final ContractSubject subject;
  private final Bundle bundle;
  private final Map<String, List<CodeRow>> lists = new TreeMap<>();
  private final Map<String, Set<String>> allowed = new TreeMap<>();

  CodeTargets(ContractSubject subject) {
    this.subject = subject;
    this.bundle = subject.connector().bundle();
    String folder = "mappings/" + subject.connector().id() + "/codes/";
    bundle.paths().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(".csv"))
        .forEach(path -> lists.put(path, CodeRow.of(bundle, path)));
  }

  List<Problem> problems() {
    Bundle marked = marked();
    subject.connector().inbound().forEach((name, document) -> follow(marked, name, document));
    subject
        .connector()
        .outbound()
        .forEach(
            (name, document) ->
                SentCodes.of(document, subject.examples(name)).forEach(this::allow));
    List<Problem> problems = new ArrayList<>();
    allowed.forEach(
        (list, symbols) ->
            lists.getOrDefault(list, List.of()).stream()
                .filter(row -> !row.ours().isEmpty() && !symbols.contains(row.ours()))
                .forEach(row -> problems.add(wrong(list, row, symbols))));
    return problems;
  }

  /** Symbols that the codes of ours in each list must be of, by path of the list. */
  Map<String, Set<String>> allowed() {
    problems();
    return allowed;
  }

  private Bundle marked() {
    SortedMap<String, byte[]> files = new TreeMap<>(bundle.files());
    lists.forEach(
        (path, rows) ->
            files.put(
                path, CodeRow.listWith(rows, row -> MARK + path).getBytes(StandardCharsets.UTF_8)));
    return Bundle.of(files);
  }

  private void follow(Bundle marked, String name, InboundDocument document) {
    Mapping mapping = Mapping.compile(marked, subject.connector().id(), document.mapping().file());
    Schema schema =
        SpecificData.get().getSchema(CanonicalTypes.named(document.definition().canonical()));
    for (JsonNode tree : ExampleTrees.of(document, subject.examples(name)).valid()) {
      follow(mapping.apply(tree).output(), schema);
    }
  }

  private void follow(JsonNode value, Schema schema) {
    for (Schema branch : branches(schema)) {
      if (value.isObject() && branch.getType() == Schema.Type.RECORD) {
        value.properties().forEach(member -> field(branch, member.getKey(), member.getValue()));
      } else if (value.isArray() && branch.getType() == Schema.Type.ARRAY) {
        value.forEach(each -> follow(each, branch.getElementType()));
      } else if (branch.getType() == Schema.Type.ENUM && isMark(value)) {
        allow(value.textValue().substring(1), branch.getEnumSymbols());
      }
    }
  }

  private void field(Schema record, String name, JsonNode value) {
    Schema.Field field = record.getField(name);
    if (field != null && name.equals(TOPIC) && isMark(value)) {
      allow(value.textValue().substring(1), topics());
    } else if (field != null) {
      follow(value, field.schema());
    }
  }

  private void allow(String list, Collection<String> symbols) {
    allowed.computeIfAbsent(list, l -> new TreeSet<>()).addAll(symbols);
  }

  /** First column of the table of topics; empty if there is none. */
  private List<String> topics() {
    return bundle.contains(TOPICS)
        ? new String(bundle.read(TOPICS), StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst(",.*", ""))
            .toList()
        : List.of();
  }

  private static boolean isMark(JsonNode value) {
    return value.isTextual() && value.textValue().indexOf(MARK) == 0;
  }

  static List<Schema> branches(Schema schema) {
    return schema.isUnion() ? schema.getTypes() : List.of(schema);
  }

  private static Problem wrong(String list, CodeRow row, Set<String> symbols) {
    List<String> near = Nearest.of(symbols, row.ours());
    String hint = near.isEmpty() ? "" : "; nearest: " + String.join(", ", near);
    String all = String.join(", ", symbols.stream().limit(SHOWN).toList());
    String message = "ours: \"%s\" is none of %s%s.".formatted(row.ours(), all, hint);
    return Problem.blocking(ProblemKind.UNMAPPABLE, "codes.invalid", message)
        .withValue(row.ours())
        .expecting("one of " + all)
        .inMapping(list, row.line());
  }
}
