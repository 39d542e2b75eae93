package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A name as it is compared.
 *
 * @param written as given
 * @param words what counts, without company forms and numbers
 * @param units numbers of units that follow a word such as unit or plant
 * @param loose other numbers, mostly of units too: Knits 2
 * @param houses numbers of houses or plots that the name mentions
 * @param joined the words of its own without spaces; all words if it has none of its own
 * @param scattered true if spaces seem to stand at random places
 */
record NameText(
    String written,
    List<Word> words,
    Set<String> units,
    Set<String> loose,
    Set<String> houses,
    String joined,
    String letters,
    boolean scattered) {

  private static final double SHORT = 2.7;
  private static final int ENOUGH_WORDS = 5;

  NameText {
    words = List.copyOf(words);
  }

  static NameText of(String written, WordReader reader) {
    Parts parts = new Parts();
    List<Word> read = reader.read(written);
    for (int i = 0; i < read.size(); i++) {
      parts.add(read, i);
    }
    List<String> all = Tokens.split(Folding.fold(written));
    String letters = String.join("", all);
    boolean scattered = all.size() >= ENOUGH_WORDS && letters.length() < SHORT * all.size();
    return new NameText(
        written,
        parts.words,
        parts.units,
        parts.loose,
        parts.houses,
        joined(parts.words),
        letters,
        scattered);
  }

  private static String joined(List<Word> words) {
    StringBuilder own = new StringBuilder();
    StringBuilder all = new StringBuilder();
    for (Word word : words) {
      all.append(word.text());
      if (word.is(WordKind.OTHER) || word.is(WordKind.PLACE)) {
        own.append(word.text());
      }
    }
    return (own.isEmpty() ? all : own).toString();
  }

  private static final class Parts {

    private final List<Word> words = new ArrayList<>();
    private final Set<String> units = new LinkedHashSet<>();
    private final Set<String> loose = new LinkedHashSet<>();
    private final Set<String> houses = new LinkedHashSet<>();
    private Set<String> following = loose;

    void add(List<Word> read, int place) {
      Word word = read.get(place);
      WordKind before = place == 0 ? WordKind.FILLER : read.get(place - 1).kind();
      if (before != WordKind.NUMBER && before != WordKind.FILLER) {
        following = target(before);
      }
      if (word.is(WordKind.NUMBER)) {
        addNumber(word, before, isBeforeRoad(read, place));
      } else if (word.text().length() == 1 && before == WordKind.UNIT) {
        units.add(word.text());
      } else if (word.kind().weightInName() > 0 && !words.contains(word)) {
        words.add(word);
      }
    }

    private Set<String> target(WordKind before) {
      return switch (before) {
        case UNIT -> units;
        case HOUSE, ZONE, ROAD, FLOOR -> houses;
        default -> loose;
      };
    }

    private void addNumber(Word word, WordKind before, boolean road) {
      if (road) {
        houses.add(word.text());
      } else if (words.isEmpty() && units.isEmpty() && before == WordKind.FILLER) {
        words.add(new Word(word.text(), WordKind.OTHER));
      } else {
        following.add(word.text());
      }
    }

    private static boolean isBeforeRoad(List<Word> read, int place) {
      return place + 1 < read.size() && read.get(place + 1).is(WordKind.ROAD);
    }
  }
}
