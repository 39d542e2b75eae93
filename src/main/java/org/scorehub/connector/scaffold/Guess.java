package org.scorehub.connector.scaffold;

/**
 * A leaf of the samples taken for a field of the canonical record.
 *
 * @param score how sure that is, from about 50 to 120
 * @param reason why, for people
 */
record Guess(FieldTarget target, Place place, Traits traits, int score, String reason) {

  /** Neither a name nor a form that others share: few would doubt it. */
  boolean isSure() {
    return score >= 90;
  }
}
