package org.scorehub.identity.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs that share a record, directly or over others, belong together. */
final class PairGroups {

  private final Map<String, String> parents = new HashMap<>();

  private PairGroups() {}

  static List<List<LabelledPair>> of(List<LabelledPair> pairs) {
    PairGroups groups = new PairGroups();
    for (LabelledPair pair : pairs) {
      groups.parents.put(groups.root(pair.left().id()), groups.root(pair.right().id()));
    }
    Map<String, List<LabelledPair>> byRoot = new LinkedHashMap<>();
    for (LabelledPair pair : pairs) {
      byRoot.computeIfAbsent(groups.root(pair.left().id()), root -> new ArrayList<>()).add(pair);
    }
    return List.copyOf(byRoot.values());
  }

  private String root(String id) {
    String place = id;
    while (!parents.getOrDefault(place, place).equals(place)) {
      place = parents.getOrDefault(place, place);
    }
    return place;
  }
}
