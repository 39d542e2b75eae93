package org.scorehub.cli;

import java.util.Locale;

/**
 * So many of so many, with the 95 % confidence interval of Wilson's score.
 *
 * @param hits from 0 to {@code of}
 * @param of 0 or more
 */
record Share(int hits, int of) {

  private static final double Z = 1.959964;

  /** From 0 to 1; 0 of nothing is 0. */
  double value() {
    return of == 0 ? 0 : (double) hits / of;
  }

  double low() {
    return of == 0 ? 0 : Math.max(0, centre() - spread());
  }

  double high() {
    return of == 0 ? 1 : Math.min(1, centre() + spread());
  }

  /** For example {@code 0.920 (0.845-0.961) 81/88}. */
  @Override
  public String toString() {
    return of == 0
        ? "not measured, none"
        : String.format(Locale.ROOT, "%.3f (%.3f-%.3f) %d/%d", value(), low(), high(), hits, of);
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double spread() {
    double p = value();
    return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
  }
}
