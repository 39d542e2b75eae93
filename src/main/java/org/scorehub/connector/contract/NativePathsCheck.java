package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.TableLayout;

/** Nothing that their schema allows is overlooked. */
final class NativePathsCheck implements ContractCheck {

  private static final String LIST = "ignored";

  @Override
  public String name() {
    return "native-paths";
  }

  @Override
  public String promise() {
    return "Every path of their schema decides something, or is written, or is listed as ignored.";
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
    Map<String, List<JsonNode>> paths = NativeValues.of(subject.connector().bundle(), document);
    Accounting accounting = new Accounting(subject.manifest(), name, LIST, document.ignored());
    List<Example> examples = subject.examples(name);
    InboundDocument inbound = subject.connector().inbound(name).orElse(null);
    if (inbound != null) {
      return accounting.problems(
          paths.keySet(),
          used(inbound, examples, paths),
          path -> "nothing uses " + path + ": map it, or list it under ignored",
          path -> path + " is in use");
    }
    OutboundDocument outbound = subject.connector().outbound(name).orElseThrow();
    return accounting.problems(
        paths.keySet(),
        written(outbound, examples, paths.keySet()),
        path ->
            "nothing writes " + path + ": map it, show it in an example, or list it under ignored",
        path -> path + " is written");
  }

  static Set<String> used(
      InboundDocument document, List<Example> examples, Map<String, List<JsonNode>> paths) {
    ExampleTrees trees = ExampleTrees.of(document, examples);
    Set<String> used = UsedPaths.of(document.mapping(), trees.valid(), paths);
    String key = document.definition().key();
    paths.keySet().stream().filter(path -> isKey(path, key)).forEach(used::add);
    document
        .alarm()
        .ifPresent(
            alarm -> used.addAll(UsedPaths.of(alarm, trees.readable(), without(paths, used))));
    return used;
  }

  /** The key keeps documents about one thing in order, whatever the mapping makes of it. */
  private static boolean isKey(String path, @Nullable String key) {
    return path.equals(key) || path.equals("/rows[]" + key);
  }

  private static Map<String, List<JsonNode>> without(
      Map<String, List<JsonNode>> paths, Set<String> used) {
    Map<String, List<JsonNode>> rest = new LinkedHashMap<>(paths);
    rest.keySet().removeAll(used);
    return rest;
  }

  /** Rows that go out are documents of their own, as those that come in. */
  static Set<String> written(OutboundDocument document, List<Example> examples, Set<String> all) {
    TableLayout table = document.definition().table();
    boolean rows = table != null && table.group() == null;
    Set<String> written = new LinkedHashSet<>();
    for (JsonNode canonical : ExampleTrees.of(document, examples)) {
      for (TreePlace leaf : TreePlace.leaves(document.mapping().apply(canonical).output())) {
        String path = leaf.generalPath();
        written.addAll(UsedPaths.meant(rows ? path.substring("/rows[]".length()) : path, all));
      }
    }
    return written;
  }
}
