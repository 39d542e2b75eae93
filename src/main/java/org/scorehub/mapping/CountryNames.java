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
  private final Map<String, JsonNode> folded = new HashMap<>();

  CountryNames(CodeList list) {
    this.list = list;
    list.entries().forEach((theirs, ours) -> folded.putIfAbsent(fold(theirs), ours));
  }

  @Nullable JsonNode code(String value) {
    JsonNode exact = list.ours(value);
    return exact == null ? folded.get(fold(padded(value))) : exact;
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
