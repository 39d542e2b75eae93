package org.scorehub.matching.text;

import java.util.List;

/**
 * How strongly a text speaks for a topic.
 *
 * @param topic canonical topic
 * @param score strength: the weight of the strongest rule, and a part of those of the others
 * @param rule reference of the strongest rule
 * @param words the words it rests on, in the order of the text
 */
public record TopicEvidence(String topic, double score, String rule, List<Words> words) {

  /**
   * Words of the text that stand for a concept.
   *
   * @param written the words as written
   * @param concept code of the concept
   */
  public record Words(String written, String concept) {}

  public TopicEvidence {
    words = List.copyOf(words);
  }
}
