package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the phrases of one country in folded words, the longest first. */
final class PhraseTable {

  private final Map<String, List<Phrase>> byFirst = new HashMap<>();

  /** Of phrases that are written alike the first counts. */
  PhraseTable(List<Phrase> phrases, @Nullable String country) {
    for (Phrase phrase : phrases) {
      if (phrase.holdsIn(country)) {
        byFirst.computeIfAbsent(phrase.words().get(0), first -> new ArrayList<>()).add(phrase);
      }
    }
    Comparator<Phrase> longest = Comparator.comparingInt(phrase -> -phrase.words().size());
    byFirst.values().forEach(same -> same.sort(longest));
  }

  /** The longest phrase that begins at a place; null if none does. */
  @Nullable Phrase at(List<String> words, int place) {
    for (Phrase phrase : byFirst.getOrDefault(words.get(place), List.of())) {
      int end = place + phrase.words().size();
      if (end <= words.size() && words.subList(place, end).equals(phrase.words())) {
        return phrase;
      }
    }
    return null;
  }

  /** Whether a word alone is a phrase that numbers stand beside. */
  boolean takesNumber(String word) {
    for (Phrase phrase : byFirst.getOrDefault(word, List.of())) {
      if (phrase.words().size() == 1) {
        return phrase.kind().takesNumber();
      }
    }
    return false;
  }
}
