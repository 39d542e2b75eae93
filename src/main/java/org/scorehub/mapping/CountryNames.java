package org.scorehub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a country by code or English name; case, accents and punctuation do not matter. */
final class CountryNames {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,2}");

  private final CodeList list;
  private final Map<String, String> folded = new HashMap<>();

  CountryNames(CodeList list) {
    this.list = list;
    list.entries().keySet().forEach(theirs -> folded.putIfAbsent(fold(theirs), theirs));
  }

  @Nullable JsonNode code(String value) {
    JsonNode exact = list.ours(value);
    if (exact != null) {
      return exact;
    }
    String theirs = folded.get(fold(padded(value)));
    return theirs == null ? null : list.ours(theirs);
  }

  /** The row that the value goes by, null if none does. */
  @Nullable UsedRow row(String value) {
    UsedRow exact = list.row(value);
    String theirs = folded.get(fold(padded(value)));
    return exact != null || theirs == null ? exact : list.row(theirs);
  }

  /** ISO numeric codes have three digits; a JSON number has lost the leading zeros. */
  private static String padded(String value) {
    return SHORT_NUMBER.matcher(value).matches() ? "0".repeat(3 - value.length()) + value : value;
  }

  private static String fold(String name) {
    String spelled = name.replace("&", " and ");
    String plain =
        MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFKD)).replaceAll("");
    return NOT_A_NAME.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
