package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Says how likely two records are of one factory, and why. Identifiers of site level decide; else
 * names and addresses do, with company identifiers as evidence. The answer depends on the two
 * records alone. Safe for use by several threads.
 */
public final class SiteScorer {

  private static final double LEAST_EFFECT = 0.05;
  private static final double OTHER_COUNTRY = 0.01;

  private final Vocabulary vocabulary;
  private final ScoringWeights weights;

  /** A scorer with these words and weights. */
  public SiteScorer(Vocabulary vocabulary, ScoringWeights weights) {
    this.vocabulary = vocabulary;
    this.weights = weights;
  }

  /**
   * Reads {@code mappings/identity}.
   *
   * @param files content by path in the project
   * @throws IllegalArgumentException if a file is missing or wrong
   */
  public static SiteScorer load(Function<String, byte[]> files) {
    return new SiteScorer(Vocabulary.load(files), ScoringWeights.load(files));
  }

  /** Makes a record ready for comparing. */
  public SiteProfile profile(SiteRecord record) {
    return SiteProfile.of(record, vocabulary);
  }

  /** Compares two records. */
  public SiteScore score(SiteRecord a, SiteRecord b) {
    return score(profile(a), profile(b));
  }

  /** Compares two records. */
  public SiteScore score(SiteProfile a, SiteProfile b) {
    ExactIdentifiers exact = ExactIdentifiers.of(a.record(), b.record());
    if (isAbroad(a.record(), b.record()) && exact.same().isEmpty()) {
      ScoreReason reason =
          new ScoreReason(
              "different countries",
              String.valueOf(a.record().country()),
              String.valueOf(b.record().country()),
              Math.log(OTHER_COUNTRY / (1 - OTHER_COUNTRY)));
      return new SiteScore(OTHER_COUNTRY, Band.DIFFERENT, List.of(reason));
    }
    return exact.decide(byText(a, b), isAbroad(a.record(), b.record()));
  }

  /**
   * The score that names and addresses give, without the reasons: for finding out which pairs are
   * worth explaining.
   */
  public double textScore(SiteProfile a, SiteProfile b) {
    return ScoringWeights.probability(weights.logOdds(features(a, b)));
  }

  /** The figures that the weights are applied to, in the order of {@link Feature}. */
  public double[] features(SiteProfile a, SiteProfile b) {
    return comparison(a, b).values();
  }

  private static SiteComparison comparison(SiteProfile a, SiteProfile b) {
    SiteComparison comparison = SiteComparison.of(a, b);
    CompanyIdentifiers.compare(a.record(), b.record(), comparison);
    return comparison;
  }

  private SiteScore byText(SiteProfile a, SiteProfile b) {
    SiteComparison comparison = comparison(a, b);
    double score = ScoringWeights.probability(weights.logOdds(comparison.values()));
    List<ScoreReason> why = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      double effect = comparison.value(feature) * weights.of(feature);
      String[] seen = comparison.seen(feature);
      if (seen != null && Math.abs(effect) >= LEAST_EFFECT) {
        why.add(new ScoreReason(feature.what(), seen[0], seen[1], effect));
      }
    }
    why.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.effect())));
    if (why.isEmpty()) {
      why.add(new ScoreReason("nothing in common", "", "", weights.start()));
    }
    return new SiteScore(score, Band.of(score), why);
  }

  private static boolean isAbroad(SiteRecord a, SiteRecord b) {
    return a.country() != null && b.country() != null && !a.country().equals(b.country());
  }
}
