package org.scorehub.matching.text;

import java.util.List;

/** What the words of a finding say. Immutable. */
public final class TextReading {

  private final List<TopicEvidence> topics;
  private final FoldedText text;
  private final List<Sighting> sightings;
  private final Vocabulary vocabulary;

  TextReading(
      List<TopicEvidence> topics,
      FoldedText text,
      List<Sighting> sightings,
      Vocabulary vocabulary) {
    this.topics = List.copyOf(topics);
    this.text = text;
    this.sightings = List.copyOf(sightings);
    this.vocabulary = vocabulary;
  }

  /**
   * Words of the text that stand for a concept.
   *
   * @param written the words as written
   * @param concept code of the concept
   */
  public record Words(String written, String concept) {}

  /** Topics that some rule speaks for, the strongest first; empty if none does. */
  public List<TopicEvidence> topics() {
    return topics;
  }

  /** The words that evidence of this reading rests on, in the order of the text. */
  public List<Words> words(TopicEvidence evidence) {
    return sightings.stream()
        .filter(sighting -> evidence.passage().contains(sighting))
        .filter(sighting -> evidence.rule().speaksOf(sighting.concept()))
        .map(this::words)
        .distinct()
        .toList();
  }

  private Words words(Sighting sighting) {
    return new Words(
        text.asWritten(sighting.from(), sighting.to()),
        vocabulary.concept(sighting.concept()).code());
  }
}
