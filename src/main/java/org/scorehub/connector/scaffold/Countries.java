package org.scorehub.connector.scaffold;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of countries in the languages that buyers write in, as the Java runtime knows them. */
final class Countries {

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "tr", "pl", "sv", "da", "zh", "ja");

  private Countries() {}

  /** Loaded when the first name is looked up. */
  private static final class Known {
    static final Map<String, String> CODES = new HashMap<>();

    static {
      for (String language : LANGUAGES) {
        for (String code : Locale.getISOCountries()) {
          String name = new Locale("", code).getDisplayCountry(new Locale(language));
          CODES.putIfAbsent(folded(name), code);
        }
      }
    }
  }

  /** ISO 3166-1 alpha-2 code of a country; null if no language knows the name. */
  static @Nullable String code(String name) {
    return Known.CODES.get(folded(name));
  }

  private static String folded(String name) {
    return Names.folded(name).replaceAll("[^\\p{L}]+", " ").strip();
  }
}
