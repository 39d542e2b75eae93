package org.scorehub.identity.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.scorehub.identity.measure.WeightTraining.Example;
import org.scorehub.identity.scoring.ScoringWeights;
import org.scorehub.identity.scoring.SiteProfile;
import org.scorehub.identity.scoring.SiteScorer;
import org.scorehub.identity.scoring.Vocabulary;

/**
 * Scores each pair with weights trained on other pairs. Pairs that share a record, directly or over
 * other pairs, are never on both sides.
 */
public final class CrossValidation {

  /** How strongly weights are held to what is expected. */
  public static final double PENALTY = 4;

  private static final int FOLDS = 10;
  private static final long SHUFFLE = 7;
  private static final double HALF_SURE = 0.5;

  private final Vocabulary vocabulary;
  private final WeightTraining training = new WeightTraining(PENALTY);
  private final SiteScorer untrained;

  /** Measures scorers with these words. */
  public CrossValidation(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.untrained =
        new SiteScorer(
            vocabulary,
            new ScoringWeights(
                0, new double[org.scorehub.identity.scoring.Feature.values().length]));
  }

  /** Scores all pairs, each by weights that saw none of its records. */
  public List<ScoredPair> score(List<LabelledPair> pairs) {
    List<List<LabelledPair>> groups = new ArrayList<>(PairGroups.of(pairs));
    Collections.shuffle(groups, new Random(SHUFFLE));
    List<ScoredPair> scored = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<LabelledPair> seen = new ArrayList<>();
      List<LabelledPair> unseen = new ArrayList<>();
      for (int i = 0; i < groups.size(); i++) {
        (i % FOLDS == fold ? unseen : seen).addAll(groups.get(i));
      }
      scored.addAll(score(unseen, new SiteScorer(vocabulary, train(seen))));
    }
    return scored;
  }

  /** Scores all pairs with a finished scorer. */
  public static List<ScoredPair> score(List<LabelledPair> pairs, SiteScorer scorer) {
    return pairs.stream()
        .map(pair -> new ScoredPair(pair, scorer.score(pair.left(), pair.right()).score()))
        .toList();
  }

  /** Weights that fit the pairs; those of low confidence do not count, those of medium half. */
  public ScoringWeights train(List<LabelledPair> pairs) {
    List<Example> examples = new ArrayList<>();
    for (LabelledPair pair : pairs) {
      double weight =
          switch (pair.confidence()) {
            case "high" -> 1;
            case "medium" -> HALF_SURE;
            default -> 0;
          };
      if (weight > 0) {
        SiteProfile left = untrained.profile(pair.left());
        SiteProfile right = untrained.profile(pair.right());
        examples.add(new Example(untrained.features(left, right), pair.same(), weight));
      }
    }
    return training.train(examples);
  }
}
