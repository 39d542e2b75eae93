package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a mapping has no place for: written so that it is kept and reported. */
final class Remains {

  private final Set<String> used = new HashSet<>();

  /** Notes that the mapping reads or drops a leaf, or goes through a list. */
  void use(Place place) {
    used.add(place.path());
  }

  /** Leaves below a place that nothing uses. */
  List<Place> unused(Place from, Shape shape) {
    return Place.leaves(from, shape).stream().filter(leaf -> !used.contains(leaf.path())).toList();
  }

  /**
   * Expressions that keep the rest of an object and of the objects in it.
   *
   * @param base variable that holds {@code from}; empty for the context
   * @param at the object, which is always there
   */
  List<String> expressions(String base, Place from, Place at, Shape shape) {
    List<String> all = new ArrayList<>();
    collect(base, from, at, shape, all);
    if (!all.isEmpty()) {
      all.set(0, "leftovers(" + all.get(0) + ")");
      all.subList(1, all.size()).replaceAll(call -> "fallback(leftovers(" + call + "), {})");
    }
    return all;
  }

  private void collect(String base, Place from, Place at, Shape shape, List<String> all) {
    List<String> known = new ArrayList<>();
    int here = all.size();
    all.add("");
    for (Shape member : shape.members()) {
      Place place = at.child(member);
      boolean goesOn = member.isObject() && !member.isRepeated() && isTouched(place, member);
      if (used.contains(place.path()) || goesOn) {
        known.add(member.name());
      }
      if (goesOn && !used.contains(place.path())) {
        collect(base, from, place, member, all);
      }
    }
    all.set(here, Jslt.path(base, from, at) + ", " + Jslt.list(known));
  }

  private boolean isTouched(Place at, Shape shape) {
    return shape.members().stream()
        .anyMatch(
            member ->
                used.contains(at.child(member).path())
                    || (member.isObject() && isTouched(at.child(member), member)));
  }
}
