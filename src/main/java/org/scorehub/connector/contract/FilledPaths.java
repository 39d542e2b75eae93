package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.scorehub.connector.InboundDocument;

/**
 * Which canonical paths a document can fill: those of its examples, and of examples with one native
 * value more.
 *
 * @param document the document
 * @param values native paths with values to try
 */
record FilledPaths(InboundDocument document, Map<String, List<JsonNode>> values) {

  private static final int TREES = 4;

  Set<String> of(List<Example> examples) {
    Set<String> filled = new TreeSet<>();
    List<JsonNode> trees = ExampleTrees.of(document, examples).valid();
    trees.forEach(tree -> add(tree, filled));
    trees.stream().limit(TREES).forEach(tree -> addMore(tree, filled));
    return filled;
  }

  private void addMore(JsonNode tree, Set<String> filled) {
    values.forEach(
        (path, samples) -> {
          TreePlace place = TreePlace.meant(tree, path, 1).get(0);
          if (place.in(tree).isMissingNode()) {
            samples.forEach(sample -> add(place.with(tree, sample), filled));
          }
        });
  }

  private void add(JsonNode tree, Set<String> filled) {
    JsonNode output = document.mapping().apply(tree).output();
    TreePlace.leaves(output).forEach(leaf -> filled.add(leaf.generalPath()));
  }
}
