package org.scorehub.matching.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the languages a text is read in: the one it is said to be in, those of the scripts it is
 * written in, and English wherever Latin letters stand, as its words and abbreviations are used
 * everywhere. Among languages of one script the most function words decide; if none has any, all
 * are tried.
 */
final class ChosenLanguages {

  private static final String ENGLISH = "en";
  private static final String VIETNAMESE = "vi";
  private static final String VIETNAMESE_ONLY = "ơưăđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

  private final List<Language> all;

  ChosenLanguages(List<Language> all) {
    this.all = List.copyOf(all);
  }

  /** The languages, the most likely first; never empty if there are any. */
  List<Language> of(String text, @Nullable String tag) {
    Set<UnicodeScript> scripts = scripts(text);
    Set<Language> chosen = new LinkedHashSet<>();
    String said = tag == null ? "" : tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    all.stream().filter(language -> language.code().equals(said)).forEach(chosen::add);
    scripts.stream()
        .filter(script -> chosen.stream().noneMatch(language -> language.script() == script))
        .forEach(script -> chosen.addAll(likely(script, text)));
    if (scripts.contains(UnicodeScript.LATIN)) {
      all.stream().filter(language -> language.code().equals(ENGLISH)).forEach(chosen::add);
    }
    return List.copyOf(chosen);
  }

  private static Set<UnicodeScript> scripts(String text) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        scripts.add(c < 0x80 ? UnicodeScript.LATIN : UnicodeScript.of(c));
      }
    }
    return scripts;
  }

  private List<Language> likely(UnicodeScript script, String text) {
    List<Language> candidates =
        all.stream().filter(language -> language.script() == script).toList();
    if (candidates.size() < 2) {
      return candidates;
    }
    if (text.toLowerCase(Locale.ROOT).chars().anyMatch(c -> VIETNAMESE_ONLY.indexOf(c) >= 0)) {
      return candidates.stream().filter(language -> language.code().equals(VIETNAMESE)).toList();
    }
    return byFunctionWords(candidates, Folding.PLAIN.fold(text).chars().split("[ ,.]+"));
  }

  private static List<Language> byFunctionWords(List<Language> candidates, String[] words) {
    int most = candidates.stream().mapToInt(language -> count(language, words)).max().orElse(0);
    return candidates.stream().filter(language -> count(language, words) == most).toList();
  }

  private static int count(Language language, String[] words) {
    int count = 0;
    for (String word : words) {
      count += language.isFunctionWord(word) ? 1 : 0;
    }
    return count;
  }
}
