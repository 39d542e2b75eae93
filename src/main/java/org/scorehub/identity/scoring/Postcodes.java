package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells post codes from numbers of houses, by length and place in the address. */
final class Postcodes {

  private static final Pattern BRITISH = Pattern.compile("[a-z]{1,2}\\d[a-z\\d]?");
  private static final Pattern BRITISH_END = Pattern.compile("\\d[a-z]{2}");
  private static final Set<String> FOUR_DIGITS =
      Set.of("BD", "PT", "PH", "TN", "ZA", "CH", "AT", "BE", "BG", "DK", "HU", "AU", "NO", "GE");
  private static final int LONG = 5;
  private static final int FOUR = 4;
  private static final int THREE = 3;

  private Postcodes() {}

  /** The words of an address without its post codes. */
  record Split(List<Word> words, Set<String> codes) {}

  /** Letters and digits only, lower case. */
  static String plain(String code) {
    return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  static Split without(List<Word> read, @Nullable String country) {
    List<Word> words = new ArrayList<>();
    Set<String> codes = new LinkedHashSet<>();
    for (int i = 0; i < read.size(); i++) {
      String two = i + 1 < read.size() ? pair(read.get(i), read.get(i + 1), country) : "";
      if (!two.isEmpty() && i > 0) {
        codes.add(two);
        i++;
      } else if (isCode(read, i, country)) {
        codes.add(read.get(i).text());
      } else {
        words.add(read.get(i));
      }
    }
    return new Split(words, codes);
  }

  private static boolean isCode(List<Word> read, int place, @Nullable String country) {
    String text = read.get(place).text();
    if (place == 0 || !Tokens.isNumber(text)) {
      return false;
    }
    boolean last = place >= read.size() - LONG;
    return text.length() >= LONG
        || (text.length() == FOUR && last && country != null && FOUR_DIGITS.contains(country));
  }

  /** Post codes in two parts, as in Brazil, Portugal, Korea and Britain; empty if it is none. */
  private static String pair(Word first, Word second, @Nullable String country) {
    String a = first.text();
    String b = second.text();
    if (!first.is(WordKind.NUMBER) || !second.is(WordKind.NUMBER) || country == null) {
      return "";
    }
    boolean pair =
        switch (country) {
          case "BR" -> a.length() == LONG && b.length() <= THREE && digits(a, b);
          case "PT" -> a.length() == FOUR && b.length() == THREE && digits(a, b);
          case "KR", "JP", "IN" -> a.length() == THREE && b.length() == THREE && digits(a, b);
          case "GB" -> BRITISH.matcher(a).matches() && BRITISH_END.matcher(b).matches();
          default -> false;
        };
    return pair ? a + b : "";
  }

  private static boolean digits(String a, String b) {
    return Tokens.isNumber(a) && Tokens.isNumber(b);
  }
}
