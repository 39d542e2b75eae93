package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words that many factories share, in many languages: company forms, what is made, kinds of
 * roads and zones, spellings of places. There are general words only, no name of a company.
 */
public final class Vocabulary {

  /** What is read. */
  enum Scope {
    NAME,
    ADDRESS
  }

  private static final String EVERYWHERE = "*";

  private final Map<Scope, List<Phrase>> phrases = new EnumMap<>(Scope.class);
  private final Map<Scope, ForeignPhrases> foreign = new EnumMap<>(Scope.class);
  private final Map<Scope, Map<String, PhraseTable>> tables = new EnumMap<>(Scope.class);

  private Vocabulary(List<Phrase> all) {
    for (Scope scope : Scope.values()) {
      List<Phrase> mine = all.stream().filter(phrase -> isRead(phrase, scope)).toList();
      phrases.put(scope, mine);
      foreign.put(scope, new ForeignPhrases(mine));
      tables.put(scope, new ConcurrentHashMap<>());
    }
  }

  /**
   * Reads {@code mappings/identity}.
   *
   * @param files content by path in the project
   * @throws IllegalArgumentException if a file is missing or wrong
   */
  public static Vocabulary load(Function<String, byte[]> files) {
    WordFiles rows = new WordFiles(files);
    List<Phrase> all = new ArrayList<>();
    rows.each(
        "company-forms.csv",
        List.of("form", "countries", "source"),
        row ->
            all.add(
                phrase(
                    row.getField("form"),
                    "co",
                    WordKind.FORM,
                    WordFiles.countries(row.getField("countries")),
                    true)));
    addWords(rows, all);
    rows.each(
        "places.csv",
        List.of("alias", "place", "country"),
        row ->
            addPlace(all, row.getField("alias"), row.getField("place"), row.getField("country")));
    all.removeIf(phrase -> phrase.words().isEmpty());
    return new Vocabulary(all);
  }

  private static void addWords(WordFiles rows, List<Phrase> all) {
    Map<String, Set<String>> languages = rows.languages();
    rows.each(
        "words.csv",
        List.of("phrase", "means", "kind", "language"),
        row -> {
          Set<String> countries = languages.get(row.getField("language"));
          if (countries == null) {
            throw new IllegalArgumentException("unknown language " + row.getField("language"));
          }
          WordKind kind = WordKind.valueOf(row.getField("kind"));
          boolean english = row.getField("language").equals("en");
          all.add(phrase(row.getField("phrase"), row.getField("means"), kind, countries, english));
        });
  }

  private static void addPlace(List<Phrase> all, String alias, String place, String country) {
    String joined = place.replace(" ", "");
    all.add(phrase(alias, joined, WordKind.PLACE, Set.of(country), true));
    all.add(phrase(place, joined, WordKind.PLACE, Set.of(country), true));
  }

  private static Phrase phrase(
      String written, String means, WordKind kind, Set<String> countries, boolean english) {
    String lower = Folding.compatible(written).toLowerCase(Locale.ROOT);
    boolean foreign = Folding.isForeign(lower);
    List<String> words = Tokens.split(Folding.fold(lower));
    return new Phrase(lower, words, means, kind, foreign ? Set.of(EVERYWHERE) : countries, english);
  }

  /** In names, words of places are read in English only: in other languages they are names too. */
  private static boolean isRead(Phrase phrase, Scope scope) {
    return switch (phrase.kind()) {
      case FORM, SECTOR, ROLE -> scope == Scope.NAME;
      case UNIT, COUNTRY, PLACE, NUMBER, FILLER -> true;
      case AREA -> scope == Scope.ADDRESS || phrase.english() || phrase.isForeign();
      case ROAD, ZONE, HOUSE, FLOOR -> scope == Scope.ADDRESS || phrase.english();
      case OTHER -> false;
    };
  }

  PhraseTable table(Scope scope, @Nullable String country) {
    Map<String, PhraseTable> known = tables.getOrDefault(scope, Map.of());
    return known.computeIfAbsent(
        country == null ? EVERYWHERE : country,
        c -> new PhraseTable(phrases.getOrDefault(scope, List.of()), country));
  }

  ForeignPhrases foreign(Scope scope) {
    return foreign.getOrDefault(scope, ForeignPhrases.NONE);
  }
}
