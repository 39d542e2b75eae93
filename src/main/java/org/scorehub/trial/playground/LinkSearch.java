package org.scorehub.trial.playground;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.document.Position;
import org.scorehub.mapping.Influence;
import org.scorehub.mapping.InvalidMapping;
import org.scorehub.mapping.Mapping;
import org.scorehub.mapping.Origin;
import org.scorehub.mapping.Trace;

/**
 * Looks for what wrote and what decides each value of results. Which place of the sample decides is
 * found by changing one after the other, within {@link #ENOUGH}.
 */
final class LinkSearch {

  /** Computing time; nobody waits longer than this for highlights. */
  private static final Duration ENOUGH = Duration.ofMillis(1_500);

  private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

  private final String text;
  private final SampleText sample;
  private final long deadline = computed() + ENOUGH.toNanos();
  private final List<PlayResult.Leaf> leaves = new ArrayList<>();
  private final List<PlayResult.Value> values = new ArrayList<>();
  private boolean complete = true;

  LinkSearch(String text) {
    this.text = text;
    this.sample = new SampleText(text);
  }

  private static long computed() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  List<PlayResult.Leaf> leaves() {
    return leaves;
  }

  List<PlayResult.Value> values() {
    return values;
  }

  boolean isComplete() {
    return complete;
  }

  /**
   * Looks at one document.
   *
   * @param at JSON pointer of its result
   * @param tree what the mapping takes; null if the document cannot be read
   * @param record the record that came of it; null if none did
   * @return the record, else what the mapping made
   */
  JsonNode add(
      String at,
      Connector connector,
      Mapping mapping,
      @Nullable JsonNode tree,
      Locating locating,
      @Nullable JsonNode record) {
    if (tree == null) {
      return Player.nothing();
    }
    try {
      Trace trace = Trace.of(connector.bundle(), connector.id(), mapping, tree);
      JsonNode result = record == null ? trace.output() : record;
      Map<String, List<Integer>> deciding = deciding(mapping, tree, locating);
      collect("", result, at, trace, deciding);
      return result;
    } catch (InvalidMapping e) {
      return record == null ? Player.nothing() : record;
    }
  }

  private Map<String, List<Integer>> deciding(Mapping mapping, JsonNode tree, Locating locating) {
    Map<String, List<Integer>> deciding = new HashMap<>();
    Influence influence = Influence.of(mapping, tree);
    List<String> paths = influence.leaves();
    Map<String, Position> places = locating.places(new LinkedHashSet<>(paths), sample, text);
    for (String path : paths) {
      if (computed() > deadline) {
        complete = false;
        return deciding;
      }
      int index = leaves.size();
      leaves.add(sample.leaf(path, places.get(path), value(tree, path), locating.isTable()));
      influence
          .decidedBy(path)
          .forEach(pointer -> deciding.computeIfAbsent(pointer, p -> new ArrayList<>()).add(index));
    }
    return deciding;
  }

  private static @Nullable String value(JsonNode tree, String path) {
    JsonNode at = tree;
    for (String step : path.substring(1).split("/", -1)) {
      at = at.path(INDEX.matcher(step).replaceAll(""));
      java.util.regex.Matcher index = INDEX.matcher(step);
      while (index.find()) {
        at = at.path(Integer.parseInt(index.group(1)) - 1);
      }
    }
    return at.isValueNode() && !at.isNull() ? at.asText() : null;
  }

  private void collect(
      String pointer, JsonNode node, String at, Trace trace, Map<String, List<Integer>> deciding) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  collect(
                      pointer + '/' + escaped(member.getKey()),
                      member.getValue(),
                      at,
                      trace,
                      deciding));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(pointer + '/' + i, node.get(i), at, trace, deciding);
      }
    } else if (!node.isNull()) {
      values.add(value(pointer, at, trace, deciding.getOrDefault(pointer, List.of())));
    }
  }

  private static PlayResult.Value value(
      String pointer, String at, Trace trace, List<Integer> deciding) {
    boolean written = !trace.output().at(JsonPointer.compile(pointer)).isMissingNode();
    Origin origin = written ? trace.origin(pointer) : null;
    return new PlayResult.Value(
        at + pointer,
        origin == null ? null : origin.file(),
        origin == null ? 0 : origin.line(),
        deciding);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
