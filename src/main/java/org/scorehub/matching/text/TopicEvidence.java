package org.scorehub.matching.text;

/** How strongly a text speaks for a topic, and by which rule most. */
public final class TopicEvidence {

  private final String topic;
  private final double score;
  private final CompiledRule rule;
  private final Passages.Passage passage;

  TopicEvidence(String topic, double score, CompiledRule rule, Passages.Passage passage) {
    this.topic = topic;
    this.score = score;
    this.rule = rule;
    this.passage = passage;
  }

  /** The canonical topic. */
  public String topic() {
    return topic;
  }

  /** Strength above 0: the weight of the strongest rule, and a part of those of the others. */
  public double score() {
    return score;
  }

  /** Reference of the strongest rule: file and key. */
  public String reference() {
    return rule.rule().reference();
  }

  CompiledRule rule() {
    return rule;
  }

  Passages.Passage passage() {
    return passage;
  }
}
