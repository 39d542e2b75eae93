package org.scorehub.identity.scoring;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Phrases in other scripts than Latin, put into English before the rest is transliterated. Scripts
 * that write words without spaces are searched everywhere, others at the bounds of words.
 */
final class ForeignPhrases {

  static final ForeignPhrases NONE = new ForeignPhrases(List.of());

  private final Map<Integer, TreeMap<String, String>> byFirst = new HashMap<>();

  ForeignPhrases(List<Phrase> phrases) {
    Comparator<String> longest =
        Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
    for (Phrase phrase : phrases) {
      if (phrase.isForeign()) {
        byFirst
            .computeIfAbsent(phrase.written().codePointAt(0), first -> new TreeMap<>(longest))
            .putIfAbsent(phrase.written(), phrase.means());
      }
    }
  }

  /** Text with known phrases in English, between spaces. */
  String translate(String text) {
    StringBuilder english = new StringBuilder();
    int place = 0;
    while (place < text.length()) {
      String found = at(text, place);
      if (found.isEmpty()) {
        int point = text.codePointAt(place);
        english.appendCodePoint(point);
        place += Character.charCount(point);
      } else {
        english.append(' ').append(means(found)).append(' ');
        place += found.length();
      }
    }
    return english.toString();
  }

  private String at(String text, int place) {
    TreeMap<String, String> same = byFirst.get(text.codePointAt(place));
    if (same != null) {
      for (String phrase : same.keySet()) {
        if (text.startsWith(phrase, place) && isBounded(text, place, place + phrase.length())) {
          return phrase;
        }
      }
    }
    return "";
  }

  private String means(String phrase) {
    return byFirst.getOrDefault(phrase.codePointAt(0), new TreeMap<>()).getOrDefault(phrase, "");
  }

  private static boolean isBounded(String text, int start, int end) {
    int script = UScript.getScript(text.codePointAt(start));
    return switch (script) {
      case UScript.HAN, UScript.THAI, UScript.KATAKANA, UScript.HIRAGANA -> true;
      case UScript.HANGUL -> isEnd(text, end);
      default -> isStart(text, start) && isEnd(text, end);
    };
  }

  private static boolean isStart(String text, int start) {
    return start == 0 || !isWordPart(text.codePointBefore(start));
  }

  private static boolean isEnd(String text, int end) {
    return end >= text.length() || !isWordPart(text.codePointAt(end));
  }

  private static boolean isWordPart(int point) {
    int type = UCharacter.getType(point);
    return UCharacter.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
