package org.scorehub.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The documents of a past, by supplier: those of one site stand together, in the order of receipt,
 * so that they can be tried as a replay would take them.
 */
final class SupplierGroups {

  /** So many documents are tried together, unless one supplier has more. */
  static final int TOGETHER = 200;

  /** More documents of one supplier are tried in parts, so that memory is bounded. */
  static final int MOST_OF_ONE = 500;

  private SupplierGroups() {}

  /** Batches of groups; each document is in one of them. */
  static List<List<List<Selected>>> batches(List<Selected> selected) {
    List<List<List<Selected>>> batches = new ArrayList<>();
    List<List<Selected>> batch = new ArrayList<>();
    int size = 0;
    for (List<Selected> group : groups(selected)) {
      if (size > 0 && size + group.size() > TOGETHER) {
        batches.add(batch);
        batch = new ArrayList<>();
        size = 0;
      }
      batch.add(group);
      size += group.size();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static List<List<Selected>> groups(List<Selected> selected) {
    Map<Object, List<Selected>> bySupplier = new LinkedHashMap<>();
    for (Selected one : selected) {
      bySupplier.computeIfAbsent(supplier(one), key -> new ArrayList<>()).add(one);
    }
    List<List<Selected>> groups = new ArrayList<>();
    for (List<Selected> all : bySupplier.values()) {
      for (int from = 0; from < all.size(); from += MOST_OF_ONE) {
        groups.add(all.subList(from, Math.min(from + MOST_OF_ONE, all.size())));
      }
    }
    return groups;
  }

  /** The site; where none is known, what the documents tell of. */
  private static Object supplier(Selected one) {
    return one.site() != null
        ? one.site()
        : one.nativeKey() == null
            ? one.id()
            : List.of(one.connector(), one.document(), Objects.requireNonNull(one.nativeKey()));
  }

  /**
   * The first of each group, then the second of each, and so on: no two of a part tell of the same
   * supplier, and each supplier's are in their order.
   */
  static <T> List<List<T>> waves(List<List<T>> groups) {
    List<List<T>> waves = new ArrayList<>();
    for (List<T> group : groups) {
      for (int i = 0; i < group.size(); i++) {
        if (waves.size() <= i) {
          waves.add(new ArrayList<>());
        }
        waves.get(i).add(group.get(i));
      }
    }
    return waves;
  }
}
