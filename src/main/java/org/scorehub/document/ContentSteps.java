package org.scorehub.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A content model as steps that follow each other, each an element or a choice of elements. Knows
 * orders of children that are surely right; content models of other forms have none. As XSD demands
 * that every child belongs to one particle only, a child never has to be looked at twice.
 */
final class ContentSteps {

  /** For content models of other forms. */
  static final ContentSteps DOUBTFUL = new ContentSteps(List.of(), false);

  /** For elements without children. */
  static final ContentSteps EMPTY = new ContentSteps(List.of(), true);

  /** State before the first child. */
  static final long START = 0;

  /** State after a child that may be wrong here. */
  static final long LOST = -1;

  private record Step(Set<String> names, int min, int max) {}

  private final Step[] steps;
  private final boolean known;

  private ContentSteps(List<Step> steps, boolean known) {
    this.steps = steps.toArray(Step[]::new);
    this.known = known;
  }

  static ContentSteps of(@Nullable Particle content) {
    List<Step> steps = new ArrayList<>();
    boolean known = content == null || add(content, steps);
    return known ? new ContentSteps(steps, true) : DOUBTFUL;
  }

  private static boolean add(Particle particle, List<Step> steps) {
    if (particle instanceof Particle.Element element) {
      return steps.add(new Step(Set.of(element.shape().name()), element.min(), element.max()));
    }
    if (particle instanceof Particle.Group group) {
      boolean once = group.min() == 1 && group.max() == 1;
      if (once && group.order() == Particle.Order.SEQUENCE) {
        return group.parts().stream().allMatch(part -> add(part, steps));
      }
      return addChoice(group, steps);
    }
    return particle.min() == 0;
  }

  private static boolean addChoice(Particle.Group choice, List<Step> steps) {
    boolean simple =
        choice.order() == Particle.Order.CHOICE
            && choice.parts().stream()
                .allMatch(p -> p instanceof Particle.Element && p.min() == 1 && p.max() == 1);
    return simple && steps.add(new Step(choice.names(), choice.min(), choice.max()));
  }

  /** The state after one more child. */
  long next(long state, String name) {
    if (state == LOST) {
      return LOST;
    }
    int count = (int) state;
    for (int i = (int) (state >>> 32); i < steps.length; i++) {
      Step step = steps[i];
      if (count < step.max() && step.names().contains(name)) {
        return ((long) i << 32) | (count + 1);
      }
      if (count < step.min()) {
        return LOST;
      }
      count = 0;
    }
    return LOST;
  }

  /** True if nothing is missing for certain. */
  boolean isComplete(long state) {
    if (state == LOST || !known) {
      return false;
    }
    int count = (int) state;
    for (int i = (int) (state >>> 32); i < steps.length; i++) {
      if (count < steps[i].min()) {
        return false;
      }
      count = 0;
    }
    return true;
  }
}
