package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.Bundle;

/** The words that fields and codes are known by: {@code fields.csv} and {@code codes.csv}. */
final class Dictionary {

  private static final CsvMapper CSV =
      CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private final List<FieldTarget> fields;
  private final Map<String, Map<List<String>, String>> codes = new LinkedHashMap<>();

  private Dictionary() {
    fields = rows("fields.csv").stream().map(Dictionary::target).toList();
    for (String[] row : rows("codes.csv")) {
      Map<List<String>, String> list = codes.computeIfAbsent(row[0], l -> new LinkedHashMap<>());
      phrases(row[2]).forEach(phrase -> list.putIfAbsent(phrase, row[1]));
    }
  }

  /**
   * With the titles of the project's own catalogues beside the words.
   *
   * @param shared files that all connectors share
   */
  static Dictionary load(Bundle shared) {
    Dictionary dictionary = new Dictionary();
    dictionary.learn("kpi", shared.read("mappings/score/kpis.csv"));
    dictionary.learn("module", shared.read("mappings/score/modules.csv"));
    dictionary.learn("topic", shared.read("mappings/canonical/topics.csv"));
    return dictionary;
  }

  /** Takes code and title, the first two columns. */
  private void learn(String list, byte[] catalogue) {
    Map<List<String>, String> phrases = codes.computeIfAbsent(list, l -> new LinkedHashMap<>());
    for (String[] row : rows(new ByteArrayInputStream(catalogue), list)) {
      phrases.putIfAbsent(Names.words(row[0]), row[0]);
      phrases.putIfAbsent(Names.words(row[1]), row[0]);
    }
  }

  private static List<String[]> rows(String file) {
    return rows(Objects.requireNonNull(Dictionary.class.getResourceAsStream(file), file), file);
  }

  private static List<String[]> rows(InputStream content, String file) {
    try (InputStream in = content;
        MappingIterator<String[]> rows = CSV.readerFor(String[].class).readValues(in)) {
      List<String[]> all = rows.readAll();
      return all.subList(1, all.size());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static FieldTarget target(String[] row) {
    List<FieldTarget.Called> words =
        Stream.of(row[3].split(";", -1))
            .map(w -> new FieldTarget.Called(Names.words(w), w.endsWith("?")))
            .filter(called -> !called.words().isEmpty())
            .toList();
    FieldTarget.Form form = FieldTarget.Form.valueOf(row[2].toUpperCase(Locale.ROOT));
    List<String> not = row.length < 5 ? List.of() : List.of(row[4].split(";", -1));
    return new FieldTarget(row[0], row[1], form, words, not);
  }

  private static List<List<String>> phrases(String words) {
    return Stream.of(words.split(";", -1)).map(Names::words).filter(w -> !w.isEmpty()).toList();
  }

  /** Targets of some records, in the order of the table. */
  List<FieldTarget> fields(List<String> records) {
    return fields.stream().filter(field -> records.contains(field.record())).toList();
  }

  /**
   * A guess of our code for a value of theirs: the whole value, or the longest phrase within it.
   *
   * @return null if no phrase of the list is in it
   */
  @Nullable Guess code(String list, String value) {
    Map<List<String>, String> phrases = codes.getOrDefault(list, Map.of());
    List<String> words = Names.words(value);
    Guess best = null;
    for (Map.Entry<List<String>, String> phrase : phrases.entrySet()) {
      if (contains(words, phrase.getKey())
          && (best == null || phrase.getKey().size() > best.words().size())) {
        best = new Guess(phrase.getValue(), phrase.getKey(), phrase.getKey().equals(words));
      }
    }
    return best;
  }

  /**
   * @param words the phrase it goes by
   * @param whole whether that is all of the value
   */
  record Guess(String ours, List<String> words, boolean whole) {}

  /** Whether one list of words stands within another, in order and side by side. */
  static boolean contains(List<String> words, List<String> phrase) {
    List<String> all = new ArrayList<>(words);
    return java.util.Collections.indexOfSubList(all, phrase) >= 0
        || (phrase.size() == 1
            && !isLatin(phrase.get(0))
            && String.join("", words).contains(phrase.get(0)));
  }

  private static boolean isLatin(String word) {
    return word.chars().allMatch(c -> c < 0x250);
  }
}
