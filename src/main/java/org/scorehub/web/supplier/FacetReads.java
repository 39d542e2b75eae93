package org.scorehub.web.supplier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.web.supplier.ChangeReads.Summary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what each value of each facet would leave, given what is chosen of the others. The
 * database counts suppliers that are alike, once; the rest is adding up. Counts of many suppliers
 * may be some seconds old, {@link RecentGroups}; those of few searched for are not.
 */
@Component
final class FacetReads {

  /** The same for the same set of consents that hold now, in whatever order. */
  private static final String CONSENTS =
      """
      SELECT count(*) || ' ' || coalesce(sum(hashtextextended(owner || site || class, 0)::numeric), 0)
        FROM hub_consents()""";

  /** A value and how many suppliers have it. */
  record Count(String value, long suppliers) {}

  /**
   * The counts.
   *
   * @param total suppliers that the filter leaves
   * @param counts by facet, the most frequent first
   * @param summary what changed at the suppliers searched for, whatever else the filter says
   */
  record Counts(long total, Map<Facet, List<Count>> counts, Summary summary) {

    List<Count> of(Facet facet) {
      return counts.getOrDefault(facet, List.of());
    }
  }

  private final RecentGroups recent;

  FacetReads(RecentGroups recent) {
    this.recent = recent;
  }

  /** The counts for an organisation, as the transaction's organisation sees them. */
  Counts read(JdbcClient jdbc, String organisation, SupplierQuery query) {
    SupplierFilter filter = query.filter();
    if (!query.isKept()) {
      return counts(groups(jdbc, query), filter);
    }
    String consents = jdbc.sql(CONSENTS).query(String.class).single();
    List<Alike> groups =
        recent.get(query.question(organisation, consents), () -> groups(jdbc, query));
    return counts(groups, filter);
  }

  private static List<Alike> groups(JdbcClient jdbc, SupplierQuery query) {
    return jdbc.sql(query.live() + " SELECT " + Alike.COLUMNS + query.found() + Alike.GROUPED)
        .params(query.parameters())
        .query(Alike::row)
        .list();
  }

  private static Counts counts(List<Alike> groups, SupplierFilter filter) {
    Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, counts(facet, groups, filter));
    }
    long total =
        groups.stream()
            .filter(group -> group.fits(filter, facet -> true))
            .mapToLong(Alike::suppliers)
            .sum();
    return new Counts(total, counts, summary(groups));
  }

  private static List<Count> counts(Facet facet, List<Alike> groups, SupplierFilter filter) {
    Map<String, Long> counted = new HashMap<>();
    groups.stream()
        .filter(group -> group.fits(filter, other -> other != facet))
        .forEach(
            group ->
                group
                    .values(facet)
                    .forEach(value -> counted.merge(value, group.suppliers(), Long::sum)));
    return counted.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Count::suppliers).reversed().thenComparing(Count::value))
        .toList();
  }

  private static Summary summary(List<Alike> groups) {
    List<Alike> changed = groups.stream().filter(group -> group.changes() > 0).toList();
    return new Summary(
        changed.stream().mapToLong(Alike::suppliers).sum(),
        changed.stream().mapToLong(Alike::changes).sum(),
        changed.stream().mapToLong(Alike::last).max().orElse(0));
  }
}
