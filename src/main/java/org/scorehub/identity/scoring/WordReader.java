package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.scoring.Vocabulary.Scope;

/** Reads a text as words of known kinds, in the language of one country. */
final class WordReader {

  /** Where single letters are points of the compass. */
  private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

  private static final Pattern COMMAS = Pattern.compile("[,;|\\n]+");

  /** Keeps numbers apart that stand in different parts of an address. */
  private static final Word COMMA = new Word("", WordKind.FILLER);

  private final PhraseTable table;
  private final ForeignPhrases foreign;
  private final Scope scope;
  private final boolean lettersBelong;

  WordReader(Vocabulary vocabulary, Scope scope, @Nullable String country) {
    this.table = vocabulary.table(scope, country);
    this.foreign = vocabulary.foreign(scope);
    this.scope = scope;
    this.lettersBelong = country == null || !NORTH_AMERICA.contains(country);
  }

  List<Word> read(String text) {
    String plain = Folding.compatible(text);
    String apart = scope == Scope.ADDRESS ? Tokens.unglued(plain) : plain;
    String english = Folding.isForeign(apart) ? foreign.translate(apart) : apart;
    if (scope == Scope.NAME) {
      return words(Tokens.refined(Tokens.split(Folding.fold(english)), table));
    }
    List<Word> words = new ArrayList<>();
    for (String part : COMMAS.split(Folding.fold(english), -1)) {
      List<Word> read = words(Tokens.refined(Tokens.split(part), table));
      words.addAll(lettersBelong ? withLetters(read) : read);
      words.add(COMMA);
    }
    return words;
  }

  /** Joins a letter to the number behind it: C-35 is C35. */
  private static List<Word> withLetters(List<Word> words) {
    List<Word> joined = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean letter = word.is(WordKind.OTHER) && word.text().length() == 1;
      if (letter && i + 1 < words.size() && Tokens.isNumber(words.get(i + 1).text())) {
        joined.add(new Word(word.text() + words.get(i + 1).text(), WordKind.NUMBER));
        i++;
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  private List<Word> words(List<String> split) {
    List<Word> words = new ArrayList<>(split.size());
    int place = 0;
    while (place < split.size()) {
      Phrase phrase = table.at(split, place);
      if (phrase == null || isNumberBeside(split.get(place), words)) {
        add(split.get(place), words);
        place++;
      } else {
        words.add(new Word(phrase.means(), phrase.kind()));
        place += phrase.words().size();
      }
    }
    return words;
  }

  private static boolean isNumberBeside(String word, List<Word> before) {
    return Tokens.roman(word, false) == null
        && Tokens.roman(word, true) != null
        && isBesideNumbered(before);
  }

  private void add(String word, List<Word> words) {
    String roman = Tokens.roman(word, isBesideNumbered(words));
    if (roman != null) {
      words.add(new Word(roman, WordKind.NUMBER));
    } else if (scope == Scope.ADDRESS && isRomanAndLetter(word)) {
      int last = word.length() - 1;
      String number = Tokens.roman(word.substring(0, last), true);
      words.add(new Word(number == null ? word : number, WordKind.NUMBER));
      words.add(new Word(word.substring(last), WordKind.OTHER));
    } else {
      words.add(new Word(word, Tokens.hasDigit(word) ? WordKind.NUMBER : WordKind.OTHER));
    }
  }

  private static boolean isRomanAndLetter(String word) {
    return word.length() >= 3 && word.matches("(i{2,3}|iv)[a-d]");
  }

  private static boolean isBesideNumbered(List<Word> before) {
    return !before.isEmpty() && before.get(before.size() - 1).kind().takesNumber();
  }
}
