package org.scorehub.web.supplier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what each value of each facet would leave, given what is chosen of the others. The
 * standings are read once.
 */
final class FacetReads {

  /** A value and how many suppliers have it. */
  record Count(String value, long suppliers) {}

  /**
   * The counts.
   *
   * @param total suppliers that the filter leaves
   * @param counts by facet, the most frequent first
   */
  record Counts(long total, Map<Facet, List<Count>> counts) {

    List<Count> of(Facet facet) {
      return counts.getOrDefault(facet, List.of());
    }
  }

  private static final String BASE =
      """
      , base AS MATERIALIZED (
        SELECT s.country AS country, s.rating_scale || '|' || s.rating AS rating, s.worst AS worst,
               s.modules AS module,                st.stages AS stage, st.trained AS trained,
               k.outcomes AS outcome, k.kpis AS kpi, e.site_id IS NOT NULL AS escalated,
               n.at_site IS NOT NULL AS changed,
               (s.valid_until IS NULL OR s.valid_until < :today) AS unaudited%s
       %s WHERE %s)
      SELECT NULL AS facet, NULL AS value, count(*) AS suppliers FROM base WHERE %s""";

  private FacetReads() {}

  static Counts read(JdbcClient jdbc, SupplierQuery query, SupplierFilter filter) {
    List<Facet> chosen =
        Arrays.stream(Facet.values()).filter(f -> !filter.chosen(f).isEmpty()).toList();
    String columns =
        chosen.stream()
            .map(f -> ", (" + f.condition() + ") AS fits_" + f.parameter())
            .collect(Collectors.joining());
    String sql =
        query.live()
            + BASE.formatted(columns, SupplierQuery.fromAll(), query.words(), fits(chosen, null))
            + Arrays.stream(Facet.values())
                .map(f -> " UNION ALL " + counted(f, fits(chosen, f)))
                .collect(Collectors.joining());
    return read(jdbc, sql, query);
  }

  /** What is chosen of the other facets. */
  private static String fits(List<Facet> chosen, @Nullable Facet but) {
    return chosen.stream()
        .filter(facet -> facet != but)
        .map(facet -> "fits_" + facet.parameter())
        .reduce("true", (all, one) -> all + " AND " + one);
  }

  private static String counted(Facet facet, String condition) {
    String value =
        switch (facet) {
          case MODULE, STAGE, TRAINED, OUTCOME, KPI -> "unnest(" + facet.parameter() + ")";
          case COUNTRY, RATING, WORST -> facet.parameter();
          case CHANGED, ESCALATED, UNAUDITED -> "'" + Facet.YES + "'";
        };
    String whole = facet.isFlag() ? " AND " + facet.parameter() : "";
    return "SELECT '%s', %s AS value, count(*) FROM base WHERE %s%s GROUP BY 2"
        .formatted(facet, value, condition, whole);
  }

  private static Counts read(JdbcClient jdbc, String sql, SupplierQuery query) {
    long[] total = new long[1];
    Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
    jdbc.sql(sql + " ORDER BY 1 NULLS FIRST, 3 DESC, 2")
        .params(query.parameters())
        .query(
            row -> {
              String facet = row.getString(1);
              String value = row.getString(2);
              if (facet == null) {
                total[0] = row.getLong(3);
              } else if (value != null) {
                counts
                    .computeIfAbsent(Facet.valueOf(facet), f -> new ArrayList<>())
                    .add(new Count(value, row.getLong(3)));
              }
            });
    return new Counts(total[0], counts);
  }
}
