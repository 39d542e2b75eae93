package org.scorehub.platform.bench.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages with placeholders, and what stands in their place. */
final class Picks {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)\\}");

  private final Tables tables;
  private final Map<String, String> queries = new HashMap<>();
  private final Map<String, List<String>> found = new HashMap<>();

  Picks(Tables tables) {
    this.tables = tables;
    for (String line : lines("picks.txt")) {
      String[] parts = line.split(": ", 2);
      queries.put(parts[0], parts[1]);
    }
  }

  /** Lines that are not empty and no comments. */
  static List<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(Picks.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path with its placeholders filled, the n-th way; empty if the organisation has none. */
  Optional<String> fill(String path, String organisation, int n) throws SQLException {
    Matcher placeholders = PLACEHOLDER.matcher(path);
    StringBuilder filled = new StringBuilder();
    while (placeholders.find()) {
      List<String> values = of(placeholders.group(1), organisation);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      String value = URLEncoder.encode(values.get(n % values.size()), UTF_8);
      placeholders.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return Optional.of(placeholders.appendTail(filled).toString());
  }

  private List<String> of(String name, String organisation) throws SQLException {
    String key = name + " " + organisation;
    if (!found.containsKey(key)) {
      String query = Objects.requireNonNull(queries.get(name), name);
      found.put(key, tables.list(query.replace(":organisation", "'" + organisation + "'")));
    }
    return found.get(key);
  }
}
