package org.scorehub.identity.scoring;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes text of any script in lower-case ASCII letters, digits and spaces. A run of Chinese
 * characters becomes one word, since names in Latin letters are mostly written so.
 */
public final class Folding {

  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
  private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
  private static final Pattern INITIALS =
      Pattern.compile(
          "(?<![a-z0-9])(?:[a-z]\\.){2,}[a-z]?(?![a-z0-9])|(?<![a-z0-9])[a-z]\\.[a-z](?![a-z0-9])");
  private static final Pattern DROPPED = Pattern.compile("['’`´\"]");
  private static final int ASCII = 0x80;

  private Folding() {}

  /** The transliterators are large: loaded when the first text needs them. */
  private static final class Scripts {
    static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }

  private static final class Letters {
    static final Transliterator ASCII_ONLY = Transliterator.getInstance("Latin-ASCII");
  }

  /** True if there is a letter of another script than Latin. */
  static boolean isForeign(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point > 0x24F && UCharacter.isLetter(point) && script(point) != UScript.LATIN) {
        return true;
      }
      i += Character.charCount(point);
    }
    return false;
  }

  /** Full-width and other compatible forms as plain ones. */
  static String compatible(String text) {
    return isAscii(text) ? text : COMPATIBLE.normalize(text);
  }

  /** The whole text, with initials such as S.A. joined and apostrophes left out. */
  public static String fold(String text) {
    String latin = isAscii(text) ? text : ascii(latin(compatible(text)));
    String plain = DROPPED.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll("");
    return plain.indexOf('.') < 0
        ? plain
        : INITIALS.matcher(plain).replaceAll(found -> found.group().replace(".", ""));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String latin(String text) {
    if (!isForeign(text)) {
      return text;
    }
    StringBuilder latin = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = endOfRun(text, start);
      String run = text.substring(start, end);
      latin.append(isForeign(run) ? romanised(run) : run);
      start = end;
    }
    return latin.toString();
  }

  private static String romanised(String run) {
    String latin = Scripts.LATIN.transliterate(run.replace('ة', 'ه'));
    return script(run.codePointAt(0)) == UScript.HAN ? ' ' + latin.replace(" ", "") + ' ' : latin;
  }

  /** A run is of Chinese characters only, or without any. */
  private static int endOfRun(String text, int start) {
    boolean han = script(text.codePointAt(start)) == UScript.HAN;
    int end = start;
    while (end < text.length() && (script(text.codePointAt(end)) == UScript.HAN) == han) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static int script(int point) {
    return point < ASCII ? UScript.COMMON : UScript.getScript(point);
  }

  private static String ascii(String text) {
    String decomposed = DECOMPOSED.normalize(text);
    StringBuilder bare = new StringBuilder(decomposed.length());
    boolean rest = false;
    for (int i = 0; i < decomposed.length(); i++) {
      char letter = decomposed.charAt(i);
      int type = Character.getType(letter);
      if (type != Character.NON_SPACING_MARK && type != Character.COMBINING_SPACING_MARK) {
        bare.append(letter == 'ı' ? 'i' : letter);
        rest |= letter >= ASCII && letter != 'ı';
      }
    }
    return rest ? Letters.ASCII_ONLY.transliterate(bare.toString()) : bare.toString();
  }
}
