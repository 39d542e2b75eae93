package org.scorehub.web.supplier;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.scoring.Folding;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The suppliers that a search asks for.
 *
 * @param condition SQL about a standing s
 * @param parameters of the condition
 * @param most how many they are, {@link #MANY} if more than can be looked at one by one
 */
record Sought(String condition, Map<String, Object> parameters, int most) {

  private static final int MANY = Integer.MAX_VALUE;

  /** Of more, reading all training at once is faster than asking whose it is row by row. */
  private static final int FEW = 3000;

  /** Fewer are counted faster than anybody asks twice. */
  private static final int WORTH_KEEPING = 500;

  private static final String FIRST = "SELECT s.at_site FROM site_standing s WHERE %s LIMIT %d";

  /**
   * Those that have each word: as it is written, or in Latin letters.
   *
   * @param q words; null for all suppliers
   * @throws IllegalArgumentException if q has a NUL character
   */
  static Sought by(@Nullable String q) {
    if (q == null) {
      return new Sought("true", Map.of(), MANY);
    }
    if (q.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("q must not contain a NUL character");
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    String condition =
        Stream.of(q.toLowerCase(Locale.ROOT).split("\\s+", -1))
            .map(word -> has(word, parameters))
            .collect(Collectors.joining(" AND "));
    return new Sought(condition, parameters, MANY);
  }

  private static String has(String word, Map<String, Object> parameters) {
    return Stream.of(word, Folding.fold(word).strip())
        .distinct()
        .map(
            spelling -> {
              String name = "word" + parameters.size();
              parameters.put(name, spelling);
              return "strpos(s.search, :" + name + ") > 0";
            })
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** The same suppliers, by their ids if they are few now. */
  Sought found(JdbcClient jdbc) {
    UUID[] ids =
        jdbc.sql(FIRST.formatted(condition, FEW + 1))
            .params(parameters)
            .query(UUID.class)
            .list()
            .toArray(UUID[]::new);
    return ids.length > FEW
        ? this
        : new Sought(
            "s.at_site IN (SELECT w.at_site FROM few w)", Map.of("sites", ids), ids.length);
  }

  /** Whether the common table few holds them. */
  boolean isFew() {
    return most <= FEW;
  }

  /** Whether what is counted of them is kept a while. */
  boolean isKept() {
    return most > WORTH_KEEPING;
  }
}
