package org.scorehub.matching;

/**
 * What answers a topic: a row of {@code mappings/score/matching-rules.csv}, modules as the whole
 * catalogue has them, newer ones included.
 *
 * @param topic the topic
 * @param primary module code, or {@link ScoreModule#NONE}
 * @param secondary module code, or {@link ScoreModule#NONE}
 * @param escalate whether a person decides; with a primary module, training runs in parallel;
 *     without, the secondary is preventive only, after the remedy is verified
 * @param rationale why, in one sentence
 * @param source where the rule comes from, with its DERIVED mark
 */
public record TopicRule(
    String topic,
    String primary,
    String secondary,
    boolean escalate,
    String rationale,
    String source) {

  static final String FILE = "mappings/score/matching-rules.csv";

  static TopicRule of(RuleRow row, RuleProblems problems) {
    return new TopicRule(
        row.text("topic"),
        row.text("primary"),
        row.text("secondary"),
        row.yes("escalate", problems),
        row.text("rationale"),
        row.text("source"));
  }

  String reference() {
    return FILE + "#" + topic;
  }
}
