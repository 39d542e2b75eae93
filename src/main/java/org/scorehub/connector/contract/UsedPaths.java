package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scorehub.mapping.Influence;
import org.scorehub.mapping.Mapping;

/**
 * Finds which paths of a document decide what a mapping makes of it: in its examples, or where no
 * example shows a path, in examples with a value put there.
 */
final class UsedPaths {

  private static final int PLACES = 4;
  private static final int TREES = 6;

  private final Mapping mapping;
  private final List<JsonNode> trees;
  private final Set<String> shown = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();

  private UsedPaths(Mapping mapping, List<JsonNode> trees) {
    this.mapping = mapping;
    this.trees = trees;
  }

  /**
   * The paths in use.
   *
   * @param trees of the examples
   * @param all paths that there are, each with values to try
   * @return a part of {@code all}
   */
  static Set<String> of(Mapping mapping, List<JsonNode> trees, Map<String, List<JsonNode>> all) {
    UsedPaths paths = new UsedPaths(mapping, trees);
    trees.forEach(tree -> paths.lookAt(tree, all.keySet()));
    all.forEach(paths::tryOut);
    return paths.used;
  }

  private void lookAt(JsonNode tree, Set<String> all) {
    Influence influence = Influence.of(mapping, tree);
    for (String leaf : influence.leaves()) {
      List<String> meant = meant(leaf, all);
      shown.addAll(meant);
      if (!used.containsAll(meant) && !influence.decidedBy(leaf).isEmpty()) {
        used.addAll(meant);
      }
    }
  }

  /** Paths that a leaf is at or below. */
  static List<String> meant(String leaf, Set<String> all) {
    List<String> meant = new ArrayList<>();
    for (String path = PathPattern.general(leaf); !path.isEmpty(); path = parent(path)) {
      if (all.contains(path)) {
        meant.add(path);
      }
    }
    return meant;
  }

  private static String parent(String path) {
    return path.endsWith("[]")
        ? path.substring(0, path.length() - 2)
        : path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private void tryOut(String path, List<JsonNode> samples) {
    if (shown.contains(path)) {
      return;
    }
    for (JsonNode tree : trees.subList(0, Math.min(TREES, trees.size()))) {
      for (JsonNode sample : samples) {
        if (TreePlace.meant(tree, path, PLACES).stream()
            .anyMatch(place -> decides(place, place.with(tree, sample)))) {
          used.add(path);
          return;
        }
      }
    }
  }

  private boolean decides(TreePlace place, JsonNode tree) {
    return !Influence.of(mapping, tree).decidedBy(place.path()).isEmpty();
  }
}
