package org.scorehub.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
   * What can be recorded at once, one after the other: no wave has two documents of a group that
   * are about the same thing, and those of a group keep their order.
   *
   * @param thing what a document is about; null if that is not known
   */
  static <T> List<List<T>> waves(List<List<T>> groups, Function<T, @Nullable String> thing) {
    List<List<T>> waves = new ArrayList<>();
    for (List<T> group : groups) {
      List<List<T>> parts = parts(group, thing);
      for (int i = 0; i < parts.size(); i++) {
        if (waves.size() <= i) {
          waves.add(new ArrayList<>());
        }
        waves.get(i).addAll(parts.get(i));
      }
    }
    return waves;
  }

  private static <T> List<List<T>> parts(List<T> group, Function<T, @Nullable String> thing) {
    List<List<T>> parts = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (T one : group) {
      String about = Objects.requireNonNullElse(thing.apply(one), "");
      if (parts.isEmpty() || told.contains(about)) {
        parts.add(new ArrayList<>());
        told.clear();
      }
      told.add(about);
      parts.get(parts.size() - 1).add(one);
    }
    return parts;
  }
}
