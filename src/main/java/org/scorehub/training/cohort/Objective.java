package org.scorehub.training.cohort;

import java.util.Comparator;

/**
 * What a plan is judged by, in this order.
 *
 * @param points severity-weighted issues that its groups address
 * @param factories factories in its groups
 * @param coFunded how many of them share a buyer with another one of their group, or are paid for
 *     by more than one
 * @param km kilometres from each factory to the middle of its group, added up; few are better
 */
public record Objective(long points, int factories, int coFunded, double km)
    implements Comparable<Objective> {

  static final Objective NONE = new Objective(0, 0, 0, 0);

  private static final Comparator<Objective> ORDER =
      Comparator.comparingLong(Objective::points)
          .thenComparingInt(Objective::factories)
          .thenComparingInt(Objective::coFunded)
          .thenComparing(Objective::km, Comparator.reverseOrder());

  /** Exchanges that save less than ten metres are none. */
  private static final double NOTHING_KM = 0.01;

  Objective plus(Objective other) {
    return new Objective(
        points + other.points,
        factories + other.factories,
        coFunded + other.coFunded,
        km + other.km);
  }

  /** Whether it is better than another by more than a few metres. */
  boolean isClearlyBetterThan(Objective other) {
    return new Objective(points, factories, coFunded, km + NOTHING_KM).compareTo(other) > 0;
  }

  /** More than another is the better one. */
  @Override
  public int compareTo(Objective other) {
    return ORDER.compare(this, other);
  }
}
