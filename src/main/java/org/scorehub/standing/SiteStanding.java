package org.scorehub.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a site stands at for one organisation, of what the organisation itself holds.
 *
 * @param issues topics of the open issues, by their ids
 * @param worst worst severity of the open issues; null without any
 * @param modules codes of the recommended modules, rank 1 first
 */
record SiteStanding(
    Description description,
    Audits audits,
    Map<UUID, String> issues,
    @Nullable String worst,
    List<String> modules) {

  SiteStanding {
    issues = Map.copyOf(issues);
    modules = List.copyOf(modules);
  }

  /**
   * What the organisation's systems call the site.
   *
   * @param name as last given; null if none was
   * @param sort the name in Latin letters, for an order over all scripts; empty without a name
   * @param country ISO 3166 alpha-2
   * @param search names as they are and in Latin letters, and identifiers, in lower case
   * @param identifiers as scheme:value
   */
  record Description(
      @Nullable String name,
      @Nullable String localName,
      String sort,
      @Nullable String country,
      @Nullable String sector,
      String search,
      List<String> identifiers) {

    Description {
      identifiers = List.copyOf(identifiers);
    }
  }

  /**
   * The audits on file.
   *
   * @param keys scheme/native id of each, sorted
   * @param last day on which the last one ended; null if none says
   * @param rating of the last one as issued; null if it has none
   * @param scale what that rating is issued on
   * @param validUntil the latest day that any audit itself names; null if none does
   */
  record Audits(
      List<String> keys,
      @Nullable LocalDate last,
      @Nullable String rating,
      @Nullable String scale,
      @Nullable LocalDate validUntil) {

    Audits {
      keys = keys.stream().sorted().toList();
    }
  }

  /** How many of those issues there are of each topic. */
  static Map<String, Integer> byTopic(Map<UUID, String> issues) {
    Map<String, Integer> counts = new TreeMap<>();
    issues.values().forEach(topic -> counts.merge(topic, 1, Integer::sum));
    return counts;
  }
}
