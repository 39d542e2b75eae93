package org.scorehub.identity.measure;

/**
 * A labelled pair with the score it got from weights that had not seen its records.
 *
 * @param score 0 to 1
 */
public record ScoredPair(LabelledPair pair, double score) {}
