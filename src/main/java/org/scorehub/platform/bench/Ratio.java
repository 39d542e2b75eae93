package org.scorehub.platform.bench;

import java.util.Arrays;
import java.util.Locale;

/** Figures of one benchmark, and how they are printed. */
final class Ratio {

  private Ratio() {}

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static void line(String side, double figure, String unit, double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-9s %10.1f %s (median of %d rounds, %.1f to %.1f)",
            side,
            figure,
            unit,
            sorted.length,
            sorted[0],
            sorted[sorted.length - 1]));
  }

  static void last(String bench, double ours, double baseline, double bar) {
    System.out.println(
        String.format(
            Locale.ROOT, "ratio %.2f %s (ours / baseline, bar %.2f)", ours / baseline, bench, bar));
  }
}
