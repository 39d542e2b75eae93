package org.scorehub.connector.scaffold;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.Bundle;

/** The code lists of a draft: the values seen, with ours where it could be guessed. */
final class CodeLists {

  static final String TO_DO = "left to do: ";

  private final Dictionary dictionary;
  private final Bundle shared;
  private final Map<String, SortedMap<String, Row>> lists = new LinkedHashMap<>();

  private record Row(String ours, String note) {}

  CodeLists(Dictionary dictionary, Bundle shared) {
    this.dictionary = dictionary;
    this.shared = shared;
  }

  /** Whether a code list that all connectors share has every value. */
  boolean knows(String file, List<String> values) {
    Set<String> theirs = new HashSet<>();
    new String(shared.read(file), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(line -> theirs.add(line.substring(0, line.indexOf(','))));
    return theirs.containsAll(values);
  }

  /** Adds values to a list, guessed by the words of a list of the dictionary. */
  void add(String list, String words, List<String> values) {
    add(list, values, value -> guessed(dictionary.code(words, value)));
  }

  /** Adds names of countries. */
  void addCountries(String list, List<String> values) {
    add(
        list,
        values,
        value -> {
          String code = Countries.code(value);
          return code == null ? null : new Row(code, "name of the country");
        });
  }

  private void add(String list, List<String> values, Function<String, @Nullable Row> guess) {
    SortedMap<String, Row> rows = lists.computeIfAbsent(list, l -> new TreeMap<>());
    for (String value : values) {
      Row row = guess.apply(value);
      rows.putIfAbsent(
          value, row == null ? new Row("", TO_DO + "codes: nothing says what it means") : row);
    }
  }

  private static @Nullable Row guessed(Dictionary.@Nullable Guess guess) {
    if (guess == null) {
      return null;
    }
    String words = String.join(" ", guess.words());
    return new Row(
        guess.ours(),
        guess.whole()
            ? "guessed from the word"
            : TO_DO + "codes: guessed from " + words + " in it; check");
  }

  /** How many values a list of the dictionary knows; one that it knows in part is a half. */
  double known(String words, List<String> values) {
    return values.stream()
        .map(value -> dictionary.code(words, value))
        .mapToDouble(guess -> guess == null ? 0 : guess.whole() ? 1 : 0.5)
        .sum();
  }

  /** Takes what other values of the same rows say for values of a list that say nothing. */
  void hint(String list, String words, Map<String, String> beside) {
    SortedMap<String, Row> rows = lists.getOrDefault(list, new TreeMap<>());
    rows.replaceAll(
        (theirs, row) -> {
          Dictionary.Guess guess =
              row.ours().isEmpty() ? dictionary.code(words, beside.getOrDefault(theirs, "")) : null;
          return guess == null
              ? row
              : new Row(
                  guess.ours(),
                  TO_DO
                      + "codes: guessed from \""
                      + String.join(" ", guess.words())
                      + "\" beside it; check");
        });
  }

  /** The files, by path from the project root. */
  Map<String, String> files(String connector) {
    Map<String, String> files = new LinkedHashMap<>();
    lists.forEach(
        (name, rows) -> {
          List<String> lines = new ArrayList<>(List.of("theirs,ours,note"));
          rows.forEach(
              (theirs, row) -> lines.add(cell(theirs) + "," + row.ours() + "," + cell(row.note())));
          files.put(
              "mappings/%s/codes/%s.csv".formatted(connector, name),
              String.join("\n", lines) + "\n");
        });
    return files;
  }

  static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
