package org.scorehub.matching.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The concepts and their words in all languages. Filled once, then only read. */
public final class Vocabulary {

  private final List<Concept> concepts;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Language> languages = new ArrayList<>();

  /** A vocabulary without words yet. */
  public Vocabulary(List<Concept> concepts) {
    this.concepts = List.copyOf(concepts);
    for (Concept concept : concepts) {
      numbers.put(concept.code(), numbers.size());
    }
  }

  /**
   * Adds a language.
   *
   * @param code ISO 639-1 code
   * @param script script it is written in
   * @param functionWords frequent small words, by which a text is recognised as of this language
   * @param terms for each term, folded by {@link #folded}, the concepts it stands for; all known
   */
  public void add(
      String code,
      UnicodeScript script,
      List<String> functionWords,
      Map<String, List<String>> terms) {
    Map<String, int[]> numbered = new LinkedHashMap<>();
    terms.forEach((term, names) -> numbered.put(term, numbersOf(names)));
    languages.add(new Language(code, script, functionWords, numbered));
  }

  /** The form in which a term of a language is compared; empty if nothing of it is left. */
  public static String folded(String language, String term) {
    return Language.foldingFor(language).term(term);
  }

  /** The concept of that code, null if there is none. */
  public @Nullable Concept concept(String code) {
    Integer number = numbers.get(code);
    return number == null ? null : concepts.get(number);
  }

  List<Language> languages() {
    return languages;
  }

  Concept concept(int number) {
    return concepts.get(number);
  }

  int size() {
    return concepts.size();
  }

  int number(String code) {
    return Objects.requireNonNull(numbers.get(code), code);
  }

  private int[] numbersOf(List<String> names) {
    return names.stream().mapToInt(this::number).toArray();
  }
}
