package org.scorehub.matching.text;

/**
 * Something findings speak of: a row of {@code mappings/canonical/concepts/concepts.csv}.
 *
 * @param code stable name in snake case
 * @param gloss what it means, one English line
 * @param group kind of concept, for example place, document, defect, harm or polarity
 */
public record Concept(String code, String gloss, String group) {

  /** The polarity concept at which a sentence turns ("but"): a new clause begins there. */
  static final String TURN = "except";
}
