package org.scorehub.training.cohort;

import java.util.Comparator;

/**
 * What a plan is judged by: first the severity-weighted issues that its groups address, then how
 * many factories share a buyer with another one of their group or are paid for by more than one,
 * then the kilometres from each factory to the middlemost one of its group, which should be few.
 */
public record Objective(long points, int coFunded, double km) implements Comparable<Objective> {

  static final Objective NONE = new Objective(0, 0, 0);

  private static final Comparator<Objective> ORDER =
      Comparator.comparingLong(Objective::points)
          .thenComparingInt(Objective::coFunded)
          .thenComparing(Objective::km, Comparator.reverseOrder());

  Objective plus(Objective other) {
    return new Objective(points + other.points, coFunded + other.coFunded, km + other.km);
  }

  /** More than another is the better one. */
  @Override
  public int compareTo(Objective other) {
    return ORDER.compare(this, other);
  }
}
