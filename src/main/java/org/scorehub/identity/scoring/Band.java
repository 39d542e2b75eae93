package org.scorehub.identity.scoring;

/** What a score means: 0.80 and above the same, below 0.50 different, as Open Supply Hub has it. */
public enum Band {
  SAME,
  REVIEW,
  DIFFERENT;

  /** Scores from here on are the same factory. */
  public static final double SAME_FROM = 0.8;

  /** Scores below this are different factories. */
  public static final double REVIEW_FROM = 0.5;

  /** The band of a score. */
  public static Band of(double score) {
    return score >= SAME_FROM ? SAME : score >= REVIEW_FROM ? REVIEW : DIFFERENT;
  }
}
