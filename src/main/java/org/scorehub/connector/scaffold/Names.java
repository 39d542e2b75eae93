package org.scorehub.connector.scaffold;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of fields and files: their words, and names made of them. */
final class Names {

  private static final int LONGEST = 40;

  private Names() {}

  /**
   * Words in lower case without accents; camel case and everything but letters and digits splits.
   */
  static List<String> words(String name) {
    String split =
        name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ")
            .replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", " ");
    return Stream.of(folded(split).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Lower case without accents; scripts other than Latin stay. */
  static String folded(String text) {
    boolean plain = text.chars().allMatch(c -> c < 128);
    String latin = plain ? text : Latin.ASCII.transliterate(text);
    return latin.toLowerCase(Locale.ROOT);
  }

  /** Lower-case letters and digits, words joined; transliterated, and empty if nothing is left. */
  static String slug(String text, char joint) {
    boolean plain = text.chars().allMatch(c -> c < 128);
    String latin = plain ? text : Latin.ANY.transliterate(text);
    String slug = String.join(String.valueOf(joint), words(latin)).replaceAll("[^a-z0-9_-]", "");
    String cut = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    return cut.replaceAll("[_-]+$", "");
  }

  /** Loaded when the first text needs it: the tables of Han characters take a while. */
  private static final class Latin {
    static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");
    static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }
}
