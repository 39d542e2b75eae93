package org.scorehub.identity.scoring;

import java.util.List;
import java.util.function.Function;

/**
 * What each feature adds to the odds, and what they are to begin with. {@code
 * mappings/identity/weights.csv} says how they were found.
 */
public final class ScoringWeights {

  private static final String START = "START";

  private final double start;
  private final double[] weights;

  /**
   * Weights as they are.
   *
   * @param start log odds without any feature
   * @param weights one for each {@link Feature}, in their order
   */
  public ScoringWeights(double start, double[] weights) {
    this.start = start;
    this.weights = weights.clone();
  }

  /**
   * Reads the file.
   *
   * @param files content by path in the project
   * @throws IllegalArgumentException if a feature is unknown or a number is none
   */
  public static ScoringWeights load(Function<String, byte[]> files) {
    double[] start = new double[1];
    double[] weights = new double[Feature.values().length];
    new WordFiles(files)
        .each(
            "weights.csv",
            List.of("feature", "weight", "source"),
            row -> {
              double weight = Double.parseDouble(row.getField("weight"));
              if (row.getField("feature").equals(START)) {
                start[0] = weight;
              } else {
                weights[Feature.valueOf(row.getField("feature")).place()] = weight;
              }
            });
    return new ScoringWeights(start[0], weights);
  }

  /** What a feature adds if it is 1. */
  public double of(Feature feature) {
    return weights[feature.place()];
  }

  /** Log odds without any feature. */
  public double start() {
    return start;
  }

  double logOdds(double[] values) {
    double sum = start;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
