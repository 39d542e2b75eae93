package org.scorehub.merge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Site;
import org.scorehub.identity.SiteClaim;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells by which identifiers or name each document came to a site. A document goes with the leaving
 * identifiers if it names one of them and none that stays; without any identifier, with its name.
 */
final class Provenance {

  /** A document and the identifiers it named, as {@code scheme:value}. */
  private record Named(String buyer, UUID exchange, Set<String> identifiers) {}

  private final JdbcTemplate jdbc;
  private final ObjectMapper json;
  private final UUID site;

  Provenance(JdbcTemplate jdbc, ObjectMapper json, UUID site) {
    this.jdbc = jdbc;
    this.json = json;
    this.site = site;
  }

  /**
   * Documents that leave the site.
   *
   * @param leaving identifiers that leave
   * @param names names that leave, as {@code buyer|key}
   */
  Set<UUID> leaving(Set<String> leaving, Set<String> names) {
    Set<String> known = identifiers();
    known.addAll(leaving);
    Set<UUID> gone = new HashSet<>();
    Map<UUID, String> nameless = new LinkedHashMap<>();
    for (Named document : documents()) {
      Set<String> telling =
          document.identifiers().stream().filter(known::contains).collect(Collectors.toSet());
      if (telling.isEmpty()) {
        nameless.put(document.exchange(), document.buyer());
      } else if (leaving.containsAll(telling)) {
        gone.add(document.exchange());
      }
    }
    gone.addAll(byName(nameless, names));
    return gone;
  }

  /**
   * Identifiers of the site that came with leaving documents only.
   *
   * @param fresh those to look at
   * @param leaving identifiers known to leave
   */
  Set<String> companions(Set<String> fresh, Set<String> leaving) {
    Map<String, Boolean> leaves = new HashMap<>();
    for (Named document : documents()) {
      boolean goes = document.identifiers().stream().anyMatch(leaving::contains);
      document.identifiers().stream()
          .filter(fresh::contains)
          .forEach(identifier -> leaves.merge(identifier, goes, Boolean::logicalAnd));
    }
    return leaves.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What the site is known by. */
  Set<String> identifiers() {
    return new HashSet<>(
        jdbc.queryForList(
            "SELECT scheme || ':' || value FROM site_identifier WHERE site_id = ?",
            String.class,
            site));
  }

  private Set<UUID> byName(Map<UUID, String> nameless, Set<String> names) {
    if (names.isEmpty() || nameless.isEmpty()) {
      return Set.of();
    }
    Set<UUID> gone = new HashSet<>();
    new DocumentSites(jdbc, json)
        .of(nameless.keySet())
        .forEach(
            (exchange, described) -> {
              if (names.contains(name(nameless.get(exchange), described))) {
                gone.add(exchange);
              }
            });
    return gone;
  }

  private static String name(@Nullable String buyer, Site described) {
    return buyer + '|' + SiteClaim.of(String.valueOf(buyer), described).nameKey();
  }

  private List<Named> documents() {
    return jdbc.query(
        "SELECT buyer, id, keys FROM exchange WHERE site_id = ? ORDER BY id",
        (row, n) -> {
          String buyer = row.getString(1);
          Set<String> identifiers = new HashSet<>();
          for (String key : (String[]) row.getArray(3).getArray()) {
            identifiers.add(key.substring(key.indexOf('|') + 1));
          }
          return new Named(buyer, row.getObject(2, UUID.class), identifiers);
        },
        site);
  }
}
