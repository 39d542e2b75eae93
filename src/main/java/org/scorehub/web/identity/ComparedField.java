package org.scorehub.web.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * One field of two records side by side.
 *
 * @param left words with a mark where the other record has none like it; empty if not given
 * @param same whether both say the same; false too where one says nothing
 * @param contradicts whether both say something, and not the same
 */
record ComparedField(
    String name, List<Word> left, List<Word> right, boolean same, boolean contradicts) {

  /** A word, and whether only this record has it. */
  record Word(String text, boolean different) {}

  private static final List<String> FIRST =
      List.of("name", "names", "localName", "address", "postcode", "country", "identifiers");

  private static final Set<String> LEFT_OUT = Set.of("id", "siteId", "extensions");

  /** All fields that one of them has, names and places first. */
  static List<ComparedField> of(JsonNode left, JsonNode right) {
    Set<String> names = new LinkedHashSet<>(FIRST);
    left.fieldNames().forEachRemaining(names::add);
    right.fieldNames().forEachRemaining(names::add);
    names.removeAll(LEFT_OUT);
    List<ComparedField> fields = new ArrayList<>();
    for (String name : names) {
      String one = text(left.path(name));
      String other = text(right.path(name));
      if (!one.isEmpty() || !other.isEmpty()) {
        fields.add(field(name, one, other));
      }
    }
    return fields;
  }

  private static ComparedField field(String name, String left, String right) {
    boolean same = folded(left).equals(folded(right));
    boolean both = !left.isEmpty() && !right.isEmpty();
    return new ComparedField(
        name, words(left, right, both), words(right, left, both), same, both && !same);
  }

  private static List<Word> words(String text, String other, boolean compare) {
    Set<String> known = new LinkedHashSet<>(List.of(folded(other).split(" ")));
    List<Word> words = new ArrayList<>();
    for (String word : text.isEmpty() ? new String[0] : text.split("\\s+")) {
      words.add(new Word(word, compare && !known.containsAll(List.of(folded(word).split(" ")))));
    }
    return words;
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isObject() && value.has("scheme")) {
      return value.path("scheme").asText() + ":" + value.path("value").asText();
    }
    if (value.isContainerNode()) {
      StringJoiner parts = new StringJoiner(value.isArray() ? " " : ", ");
      value.forEach(
          part -> {
            if (!text(part).isEmpty()) {
              parts.add(text(part));
            }
          });
      return parts.toString();
    }
    return value.asText().strip();
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
