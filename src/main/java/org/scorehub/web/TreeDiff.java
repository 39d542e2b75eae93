package org.scorehub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two JSON documents, place by place. Entries of lists are set against each
 * other by what names them, so that one that came in between does not make all that follow differ.
 */
public final class TreeDiff {

  /** More than these are not told. */
  public static final int MOST = 500;

  private static final List<String> NAMES =
      List.of("id", "nativeId", "nativeCode", "code", "scheme", "module", "name", "topic");

  /** How a place differs. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A place that differs.
   *
   * @param path JSON pointer: where it is now, of what is not there any more where it was
   * @param before null where nothing was
   * @param after null where nothing is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(
      Kind kind, String path, @Nullable JsonNode before, @Nullable JsonNode after) {}

  private final List<Change> changes = new ArrayList<>();

  private TreeDiff() {}

  /**
   * At most {@value #MOST} differences, in the order of the later document. Null and a value that
   * is not there are the same.
   */
  public static List<Change> between(@Nullable JsonNode before, @Nullable JsonNode after) {
    TreeDiff diff = new TreeDiff();
    diff.compare(JsonPointer.empty(), before, after);
    return List.copyOf(diff.changes);
  }

  private void compare(JsonPointer at, @Nullable JsonNode before, @Nullable JsonNode after) {
    boolean was = isThere(before);
    boolean is = isThere(after);
    if (before != null && after != null && (was == is || areAlike(before, after))) {
      both(at, before, after);
    } else if (was) {
      add(Kind.REMOVED, at, before, null);
    } else if (is) {
      add(Kind.ADDED, at, null, after);
    }
  }

  private static boolean isThere(@Nullable JsonNode node) {
    return node != null
        && !node.isNull()
        && !node.isMissingNode()
        && !(node.isContainerNode() && node.isEmpty());
  }

  private static boolean areAlike(JsonNode before, JsonNode after) {
    return (before.isObject() && after.isObject()) || (before.isArray() && after.isArray());
  }

  private void both(JsonPointer at, JsonNode before, JsonNode after) {
    if (before.equals(after) || (!isThere(before) && !isThere(after))) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      after.fieldNames().forEachRemaining(names::add);
      before.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(at.appendProperty(name), before.get(name), after.get(name)));
    } else if (before.isArray() && after.isArray()) {
      lists(at, before, after);
    } else {
      add(Kind.CHANGED, at, before, after);
    }
  }

  private void lists(JsonPointer at, JsonNode before, JsonNode after) {
    String name = naming(before, after).orElse(null);
    Map<String, Integer> old = places(before, name);
    Map<String, Integer> fresh = places(after, name);
    fresh.forEach(
        (key, place) -> {
          Integer was = old.get(key);
          compare(at.appendIndex(place), was == null ? null : before.get(was), after.get(place));
        });
    old.forEach(
        (key, place) -> {
          if (!fresh.containsKey(key)) {
            compare(at.appendIndex(place), before.get(place), null);
          }
        });
  }

  /** The member by which entries are told apart; empty where their positions must do. */
  private static Optional<String> naming(JsonNode before, JsonNode after) {
    return NAMES.stream().filter(name -> names(before, name) && names(after, name)).findFirst();
  }

  private static boolean names(JsonNode list, String name) {
    Set<String> seen = new HashSet<>();
    for (JsonNode entry : list) {
      if (!entry.path(name).isValueNode() || !seen.add(entry.path(name).asText())) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Integer> places(JsonNode list, @Nullable String name) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      places.put(name == null ? Integer.toString(i) : list.get(i).path(name).asText(), i);
    }
    return places;
  }

  private void add(Kind kind, JsonPointer at, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (changes.size() < MOST) {
      changes.add(new Change(kind, at.toString(), before, after));
    }
  }
}
