package org.scorehub.identity.measure;

import java.util.List;
import org.scorehub.identity.scoring.Feature;
import org.scorehub.identity.scoring.ScoringWeights;

/**
 * Logistic regression that begins with {@link Feature#expected} and is held near it (L2), with
 * fixed signs: what speaks for one factory can never speak against it, whatever few examples say.
 * Gradient descent; the same examples give the same weights.
 */
public final class WeightTraining {

  private static final int ROUNDS = 6000;
  private static final double STEP = 0.5;

  private final double penalty;

  /**
   * @param penalty how strongly weights are held to what is expected; more than 0
   */
  public WeightTraining(double penalty) {
    this.penalty = penalty;
  }

  /**
   * An example.
   *
   * @param features in the order of {@link Feature}
   * @param weight how much it counts
   */
  public record Example(double[] features, boolean same, double weight) {}

  /** Weights that fit the examples. */
  public ScoringWeights train(List<Example> examples) {
    Feature[] features = Feature.values();
    double[] weights = new double[features.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = features[i].expected();
    }
    double start = 0;
    double total = examples.stream().mapToDouble(Example::weight).sum();
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[weights.length];
      double ofStart = 0;
      for (Example example : examples) {
        double error = example.weight() * error(example, start, weights);
        ofStart += error;
        for (int i = 0; i < weights.length; i++) {
          gradient[i] += error * example.features()[i];
        }
      }
      start -= STEP * ofStart / total;
      for (int i = 0; i < weights.length; i++) {
        double moved =
            weights[i]
                - STEP * (gradient[i] + penalty * (weights[i] - features[i].expected())) / total;
        weights[i] = features[i].sign() > 0 ? Math.max(0, moved) : Math.min(0, moved);
      }
    }
    return new ScoringWeights(start, weights);
  }

  private static double error(Example example, double start, double[] weights) {
    double sum = start;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * example.features()[i];
    }
    return 1 / (1 + Math.exp(-sum)) - (example.same() ? 1 : 0);
  }
}
