package org.scorehub.training.cohort;

/**
 * What a training group must be.
 *
 * @param minSize fewest factories
 * @param maxSize most factories
 * @param maxKm farthest that two of them may be from each other, in kilometres
 */
public record CohortRules(int minSize, int maxSize, int maxKm) {

  /** Fewest and most: six to twelve factories, as in the programme before SCORE. */
  public static final int MIN_SIZE = 6;

  public static final int MAX_SIZE = 12;

  /** A day's return trip by road. DERIVED. */
  public static final int USUAL_KM = 100;

  public CohortRules {
    if (minSize < 2 || maxSize < minSize || maxKm < 1) {
      throw new IllegalArgumentException(
          "a group of %d to %d factories within %d km is none".formatted(minSize, maxSize, maxKm));
    }
  }

  /** Groups of the usual size. */
  public static CohortRules within(int maxKm) {
    return new CohortRules(MIN_SIZE, MAX_SIZE, maxKm);
  }
}
