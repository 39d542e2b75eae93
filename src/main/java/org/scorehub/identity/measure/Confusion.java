package org.scorehub.identity.measure;

import java.util.List;

/**
 * How pairs were told apart at one threshold.
 *
 * @param hits same and said so
 * @param falseAlarms different, but said to be the same
 * @param misses same, but said to be different
 * @param rejections different and said so
 */
public record Confusion(int hits, int falseAlarms, int misses, int rejections) {

  /** Counts pairs; those with the threshold or more are said to be the same. */
  public static Confusion at(double threshold, List<ScoredPair> pairs) {
    int[] counts = new int[4];
    for (ScoredPair each : pairs) {
      boolean said = each.score() >= threshold;
      counts[(each.pair().same() ? 0 : 1) + (said == each.pair().same() ? 0 : 2)]++;
    }
    return new Confusion(counts[0], counts[3], counts[2], counts[1]);
  }

  /** Number of pairs. */
  public int total() {
    return hits + falseAlarms + misses + rejections;
  }

  /** Share of those said to be the same that are; 1 if none was. */
  public double precision() {
    return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
  }

  /** Share of the same that was found; 1 if there is none. */
  public double recall() {
    return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return total() == rejections ? 1 : 2.0 * hits / (2.0 * hits + falseAlarms + misses);
  }
}
