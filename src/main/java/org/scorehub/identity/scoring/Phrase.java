package org.scorehub.identity.scoring;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A phrase that means something known.
 *
 * @param written as in the file, lower case
 * @param words the same, folded; at least one
 * @param means the form that all its spellings are given
 * @param countries where it means that; {@code *} is everywhere
 * @param english whether it is English, which is written everywhere
 */
record Phrase(
    String written,
    List<String> words,
    String means,
    WordKind kind,
    Set<String> countries,
    boolean english) {

  Phrase {
    words = List.copyOf(words);
    countries = Set.copyOf(countries);
  }

  /** Whether it means that in a country; null is an unknown one. */
  boolean holdsIn(@Nullable String country) {
    return country == null || countries.contains("*") || countries.contains(country);
  }

  boolean isForeign() {
    return Folding.isForeign(written);
  }
}
