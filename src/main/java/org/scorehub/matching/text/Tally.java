package org.scorehub.matching.text;

/** The rules that speak for one topic, one after the other. */
final class Tally {

  private static final double SHARE_OF_OTHERS = 0.15;
  private static final double MOST_OF_OTHERS = 2;

  private CompiledRule rule;
  private Passages.Passage passage;
  private double strongest;
  private double others;

  Tally(CompiledRule rule, Passages.Passage passage) {
    this.rule = rule;
    this.passage = passage;
    this.strongest = weight(rule, passage);
  }

  void add(CompiledRule spoken, Passages.Passage where) {
    double weight = weight(spoken, where);
    others += Math.min(weight, strongest);
    if (weight > strongest) {
      strongest = weight;
      rule = spoken;
      passage = where;
    }
  }

  TopicEvidence evidence() {
    double score = strongest + Math.min(others * SHARE_OF_OTHERS, MOST_OF_OTHERS);
    return new TopicEvidence(rule.rule().topic(), score, rule, passage);
  }

  private static double weight(CompiledRule rule, Passages.Passage passage) {
    return rule.rule().weight() * passage.closeness();
  }
}
