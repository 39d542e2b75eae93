package org.scorehub.training;

/**
 * What a unit measures, and how many of the base unit one of it is.
 *
 * @param unit the base unit, for example {@code kWh/unit}; values with the same base can be
 *     compared
 * @param factor times a value gives the value in the base unit; more than 0
 */
public record Measure(String unit, double factor) {

  public Measure {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("factor of " + unit + " is " + factor);
    }
  }

  /** A value in the base unit. */
  public double toBase(double value) {
    return value * factor;
  }

  /** This over another: {@code kWh} over {@code unit}. */
  Measure per(Measure other) {
    return new Measure(unit + '/' + other.unit, factor / other.factor);
  }
}
