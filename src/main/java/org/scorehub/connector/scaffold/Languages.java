package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language that texts are written in, by their smallest words. */
final class Languages {

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en", Set.of("the", "of", "is", "and", "are", "not", "in", "to", "were", "was", "has"),
          "fr", Set.of("les", "des", "est", "sont", "une", "pas", "du", "et", "sur", "ne", "par"),
          "de",
              Set.of(
                  "der", "die", "das", "und", "ist", "sind", "nicht", "den", "im", "ein", "eine"),
          "es", Set.of("los", "las", "el", "es", "no", "una", "del", "y", "son", "por", "estan"),
          "it", Set.of("gli", "della", "sono", "non", "il", "una", "nel", "e", "dei", "per"),
          "pt", Set.of("os", "as", "nao", "uma", "sao", "do", "da", "e", "dos", "na"),
          "tr", Set.of("ve", "bir", "icin", "yok", "degil", "ile", "olarak", "iki", "tutuluyor"),
          "nl", Set.of("het", "een", "zijn", "niet", "van", "de", "en", "op"));

  private Languages() {}

  /** BCP 47 tag; null if no language is clearly ahead. */
  static @Nullable String of(List<String> texts) {
    String best = null;
    long most = 0;
    long next = 0;
    for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
      long found =
          texts.stream()
              .flatMap(text -> Names.words(text).stream())
              .filter(language.getValue()::contains)
              .count();
      if (found > most) {
        next = most;
        most = found;
        best = language.getKey();
      } else {
        next = Math.max(next, found);
      }
    }
    return most >= 3 && most >= next * 2 ? best : null;
  }
}
