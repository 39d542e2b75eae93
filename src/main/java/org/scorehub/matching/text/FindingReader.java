package org.scorehub.matching.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads findings: finds concepts in their words and asks the rules what these say. Never throws;
 * the same text in the same language has the same answer. Thread-safe.
 */
public final class FindingReader {

  /** Longer texts are read up to here, so that no document takes the hub's time. */
  static final int MAX_CHARACTERS = 8_000;

  private static final double SHARE_OF_OTHERS = 0.15;
  private static final double MOST_OF_OTHERS = 2;

  private final Vocabulary vocabulary;
  private final ChosenLanguages languages;
  private final List<CompiledRule> rules;
  private final int turn;

  private record CompiledRule(TextRule rule, List<BitSet> when, BitSet unless) {

    boolean holds(BitSet concepts) {
      for (BitSet any : when) {
        if (!any.intersects(concepts)) {
          return false;
        }
      }
      return !unless.intersects(concepts);
    }
  }

  /** The rules that speak for one topic. */
  private static final class Tally {
    private double strongest;
    private double others;
    private @Nullable CompiledRule rule;
    private Passages.@Nullable Passage passage;

    void add(CompiledRule spoken, Passages.Passage where) {
      double weight = spoken.rule().weight() * where.closeness();
      if (weight > strongest) {
        others += strongest;
        strongest = weight;
        rule = spoken;
        passage = where;
      } else {
        others += weight;
      }
    }

    double score() {
      return strongest + Math.min(others * SHARE_OF_OTHERS, MOST_OF_OTHERS);
    }
  }

  /**
   * @param vocabulary filled vocabulary
   * @param rules rules whose concepts the vocabulary knows
   */
  public FindingReader(Vocabulary vocabulary, List<TextRule> rules) {
    this.vocabulary = vocabulary;
    this.languages = new ChosenLanguages(vocabulary.languages());
    this.rules = rules.stream().map(this::compiled).toList();
    this.turn = vocabulary.concept(Concept.TURN) == null ? -1 : vocabulary.number(Concept.TURN);
  }

  private CompiledRule compiled(TextRule rule) {
    return new CompiledRule(
        rule, rule.when().stream().map(this::bits).toList(), bits(rule.unless()));
  }

  private BitSet bits(List<String> concepts) {
    BitSet bits = new BitSet();
    concepts.forEach(concept -> bits.set(vocabulary.number(concept)));
    return bits;
  }

  /**
   * Reads a text.
   *
   * @param text any text
   * @param language BCP 47 tag of the text, null if unknown
   */
  public TextReading read(String text, @Nullable String language) {
    String read = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    List<Language> chosen = languages.of(read, language);
    if (chosen.isEmpty()) {
      return TextReading.EMPTY;
    }
    Folding folding = chosen.get(0).foldingOf(read);
    FoldedText folded = folding.fold(read);
    List<Sighting> sightings = sightings(folded, folding, chosen);
    return reading(folded, sightings, Passages.of(folded, sightings, turn));
  }

  private static List<Sighting> sightings(
      FoldedText text, Folding folding, List<Language> languages) {
    List<Lexicon> lexicons = languages.stream().map(language -> language.lexicon(folding)).toList();
    List<Sighting> sightings = new ArrayList<>();
    int at = 0;
    while (at < text.chars().length()) {
      Lexicon.Hit hit = text.startsWord(at) ? longest(lexicons, text, at) : Lexicon.Hit.NONE;
      for (int concept : hit.concepts()) {
        sightings.add(new Sighting(concept, at, hit.end()));
      }
      at = Math.max(at + 1, hit.end());
    }
    return sightings;
  }

  private static Lexicon.Hit longest(List<Lexicon> lexicons, FoldedText text, int at) {
    Lexicon.Hit longest = Lexicon.Hit.NONE;
    for (Lexicon lexicon : lexicons) {
      Lexicon.Hit hit = lexicon.longest(text, at);
      longest = hit.end() > longest.end() ? hit : longest;
    }
    return longest;
  }

  private TextReading reading(
      FoldedText text, List<Sighting> sightings, List<Passages.Passage> passages) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      for (Passages.Passage passage : passages) {
        if (rule.holds(passage.concepts())) {
          tallies.computeIfAbsent(rule.rule().topic(), topic -> new Tally()).add(rule, passage);
          break;
        }
      }
    }
    return new TextReading(
        tallies.entrySet().stream()
            .map(entry -> evidence(entry.getKey(), entry.getValue(), text, sightings))
            .sorted(Comparator.comparingDouble(TopicEvidence::score).reversed())
            .toList());
  }

  private TopicEvidence evidence(
      String topic, Tally tally, FoldedText text, List<Sighting> sightings) {
    CompiledRule rule = java.util.Objects.requireNonNull(tally.rule);
    Passages.Passage passage = java.util.Objects.requireNonNull(tally.passage);
    List<TopicEvidence.Words> words =
        sightings.stream()
            .filter(sighting -> sighting.from() >= passage.from() && sighting.to() <= passage.to())
            .filter(sighting -> rule.when().stream().anyMatch(any -> any.get(sighting.concept())))
            .map(
                sighting ->
                    new TopicEvidence.Words(
                        text.asWritten(sighting.from(), sighting.to()),
                        vocabulary.concept(sighting.concept()).code()))
            .distinct()
            .toList();
    return new TopicEvidence(topic, tally.score(), rule.rule().reference(), words);
  }
}
