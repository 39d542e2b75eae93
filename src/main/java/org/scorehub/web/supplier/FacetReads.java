package org.scorehub.web.supplier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.web.supplier.ChangeReads.Summary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what each value of each facet would leave, given what is chosen of the others. The
 * database counts suppliers that are alike, once; the rest is adding up.
 */
final class FacetReads {

  /** A value and how many suppliers have it. */
  record Count(String value, long suppliers) {}

  /**
   * The counts.
   *
   * @param total suppliers that the filter leaves
   * @param counts by facet, the most frequent first
   * @param summary what changed at all suppliers, whatever the filter
   */
  record Counts(long total, Map<Facet, List<Count>> counts, Summary summary) {

    List<Count> of(Facet facet) {
      return counts.getOrDefault(facet, List.of());
    }
  }

  private FacetReads() {}

  static Counts read(JdbcClient jdbc, SupplierQuery query, SupplierFilter filter) {
    List<Alike> groups =
        jdbc.sql(
                query.live()
                    + " SELECT "
                    + Alike.COLUMNS.formatted(query.words())
                    + SupplierQuery.fromAll()
                    + Alike.GROUPED)
            .params(query.parameters())
            .query(Alike::row)
            .list();
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
