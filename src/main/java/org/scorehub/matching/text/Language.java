package org.scorehub.matching.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A language in which findings are read; its tree of terms is made when it is first needed. */
final class Language {

  private static final String VIETNAMESE = "vi";

  private final String code;
  private final Character.UnicodeScript script;
  private final Set<String> functionWords;
  private final Map<String, int[]> terms;
  private final Folding folding;
  private volatile @Nullable Lexicon lexicon;
  private volatile @Nullable Lexicon withoutAccents;

  /**
   * @param code ISO 639-1 code
   * @param script the script it is written in
   * @param functionWords frequent small words, by which it is recognised
   * @param terms concept numbers by term, folded as {@link #foldingFor} says
   */
  Language(
      String code,
      Character.UnicodeScript script,
      List<String> functionWords,
      Map<String, int[]> terms) {
    this.code = code;
    this.script = script;
    this.terms = Map.copyOf(terms);
    this.folding = foldingFor(code);
    this.functionWords =
        functionWords.stream().map(Folding.PLAIN::term).collect(Collectors.toUnmodifiableSet());
  }

  static Folding foldingFor(String language) {
    return language.equals(VIETNAMESE) ? Folding.ACCENTED : Folding.PLAIN;
  }

  String code() {
    return code;
  }

  Character.UnicodeScript script() {
    return script;
  }

  boolean isFunctionWord(String folded) {
    return functionWords.contains(folded);
  }

  /** How texts of this language are folded; Vietnamese typed without any accents is plain. */
  Folding foldingOf(String text) {
    return folding == Folding.ACCENTED && isAscii(text) ? Folding.PLAIN : folding;
  }

  Lexicon lexicon(Folding folded) {
    return folded == folding ? own() : plain();
  }

  private Lexicon own() {
    Lexicon made = lexicon;
    if (made == null) {
      made = new Lexicon(terms);
      lexicon = made;
    }
    return made;
  }

  private Lexicon plain() {
    Lexicon made = withoutAccents;
    if (made == null) {
      made = new Lexicon(withoutAccents());
      withoutAccents = made;
    }
    return made;
  }

  private Map<String, int[]> withoutAccents() {
    Map<String, int[]> plain = new HashMap<>();
    terms.forEach((term, concepts) -> plain.putIfAbsent(Folding.PLAIN.term(term), concepts));
    return plain;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
