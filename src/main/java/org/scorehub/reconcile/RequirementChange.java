package org.scorehub.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One requirement in which two versions of a set differ.
 *
 * @param was null if it came
 * @param now null if it went
 */
public record RequirementChange(@Nullable Requirement was, @Nullable Requirement now) {

  /** What happened to it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** All differences: first what changed or went, in the order of the old set, then what came. */
  public static List<RequirementChange> between(RequirementSet was, RequirementSet now) {
    List<RequirementChange> changes = new ArrayList<>();
    for (Requirement old : was.requirements()) {
      Requirement by = now.get(old.id()).orElse(null);
      if (!old.equals(by)) {
        changes.add(new RequirementChange(old, by));
      }
    }
    now.requirements().stream()
        .filter(added -> was.get(added.id()).isEmpty())
        .forEach(added -> changes.add(new RequirementChange(null, added)));
    return changes;
  }

  public Kind kind() {
    if (was == null) {
      return Kind.ADDED;
    }
    return now == null ? Kind.REMOVED : Kind.CHANGED;
  }

  /** Id of the requirement. */
  public String id() {
    Requirement either = now == null ? was : now;
    return either == null ? "" : either.id();
  }

  /** Title as it is now, or was last. */
  public String title() {
    Requirement either = now == null ? was : now;
    return either == null ? "" : either.title();
  }

  /** Topics that it comprises now and did not before. */
  public List<String> topicsAdded() {
    return without(topics(now), topics(was));
  }

  /** Topics that it comprised before and does not now. */
  public List<String> topicsRemoved() {
    return without(topics(was), topics(now));
  }

  /** Whether it counts otherwise than before; false where it came or went. */
  public boolean weightChanges() {
    return was != null && now != null && was.weight() != now.weight();
  }

  /** Whether it is worded otherwise than before; false where it came or went. */
  public boolean titleChanges() {
    return was != null && now != null && !was.title().equals(now.title());
  }

  private static List<String> topics(@Nullable Requirement requirement) {
    return requirement == null ? List.of() : requirement.topics();
  }

  private static List<String> without(List<String> some, List<String> others) {
    return some.stream().filter(topic -> !others.contains(topic)).toList();
  }
}
