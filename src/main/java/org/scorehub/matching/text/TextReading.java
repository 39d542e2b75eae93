package org.scorehub.matching.text;

import java.util.List;

/**
 * What the words of a finding say.
 *
 * @param topics topics that some rule speaks for, the strongest first; empty if none does
 */
public record TextReading(List<TopicEvidence> topics) {

  /** Nothing said. */
  public static final TextReading EMPTY = new TextReading(List.of());

  public TextReading {
    topics = List.copyOf(topics);
  }
}
