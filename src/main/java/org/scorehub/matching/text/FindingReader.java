package org.scorehub.matching.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads findings: finds concepts in their words and asks the rules what these say. Never throws;
 * the same text in the same language has the same answer. Thread-safe.
 */
public final class FindingReader {

  /** Longer texts are read up to here, so that no document takes the hub's time. */
  static final int MAX_CHARACTERS = 8_000;

  private final Vocabulary vocabulary;
  private final ChosenLanguages languages;
  private final List<CompiledRule> rules;

  /** For each concept the rules that it may bring into play, by their place. */
  private final List<BitSet> rulesOf;

  private final int turn;

  /**
   * @param vocabulary filled vocabulary
   * @param rules rules whose concepts the vocabulary knows
   */
  public FindingReader(Vocabulary vocabulary, List<TextRule> rules) {
    this.vocabulary = vocabulary;
    this.languages = new ChosenLanguages(vocabulary.languages());
    this.rules = rules.stream().map(rule -> CompiledRule.of(rule, vocabulary)).toList();
    this.rulesOf = rulesOf(this.rules, vocabulary.size());
    this.turn = vocabulary.concept(Concept.TURN) == null ? -1 : vocabulary.number(Concept.TURN);
  }

  private static List<BitSet> rulesOf(List<CompiledRule> rules, int concepts) {
    List<BitSet> rulesOf = Stream.generate(BitSet::new).limit(concepts).toList();
    for (int i = 0; i < rules.size(); i++) {
      int rule = i;
      rules.get(i).rarest().stream().forEach(concept -> rulesOf.get(concept).set(rule));
    }
    return rulesOf;
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
      return new TextReading(List.of(), Folding.PLAIN.fold(""), List.of(), vocabulary);
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
    BitSet all = new BitSet();
    BitSet inPlay = new BitSet();
    for (Sighting sighting : sightings) {
      all.set(sighting.concept());
      inPlay.or(rulesOf.get(sighting.concept()));
    }
    for (int i = inPlay.nextSetBit(0); i >= 0; i = inPlay.nextSetBit(i + 1)) {
      if (rules.get(i).isSaid(all)) {
        tally(rules.get(i), passages, tallies);
      }
    }
    List<TopicEvidence> topics =
        tallies.values().stream()
            .map(Tally::evidence)
            .sorted(Comparator.comparingDouble(TopicEvidence::score).reversed())
            .toList();
    return new TextReading(topics, text, sightings, vocabulary);
  }

  private static void tally(
      CompiledRule rule, List<Passages.Passage> passages, Map<String, Tally> tallies) {
    for (Passages.Passage passage : passages) {
      if (rule.holds(passage.concepts())) {
        Tally tally = tallies.get(rule.rule().topic());
        if (tally == null) {
          tallies.put(rule.rule().topic(), new Tally(rule, passage));
        } else {
          tally.add(rule, passage);
        }
        return;
      }
    }
  }
}
