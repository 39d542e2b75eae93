package org.scorehub.web.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.Columns;

/**
 * Suppliers that are alike in all that facets ask.
 *
 * @param rating scale and rating with | between them; null without one
 * @param worst severity of the worst open issue; null without one
 * @param trained modules and their stages with : between
 * @param kpis KPIs with their units, and what became of them, with : between
 * @param suppliers how many they are
 * @param changes how much changed at them
 * @param last the last change of any of them; 0 without one
 */
record Alike(
    @Nullable String country,
    @Nullable String rating,
    @Nullable String worst,
    List<String> modules,
    List<String> trained,
    List<String> kpis,
    boolean escalated,
    boolean unaudited,
    long suppliers,
    long changes,
    long last) {

  static final String COLUMNS =
      """
      s.country, s.rating_scale || '|' || s.rating AS rating, s.worst, s.modules, t.trained, t.kpis,
       e.site_id IS NOT NULL AS escalated, n.at_site IS NOT NULL AS changed,
       s.valid_until IS NULL OR s.valid_until < :today AS unaudited,
       count(*) AS suppliers, coalesce(sum(n.changes), 0) AS changes, coalesce(max(n.last), 0) AS last""";

  /** By position, all that does not count. */
  static final String GROUPED = " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9";

  static Alike row(ResultSet row, int number) throws SQLException {
    return new Alike(
        row.getString("country"),
        row.getString("rating"),
        row.getString("worst"),
        Columns.texts(row, "modules"),
        Columns.texts(row, "trained"),
        Columns.texts(row, "kpis"),
        row.getBoolean("escalated"),
        row.getBoolean("unaudited"),
        row.getLong("suppliers"),
        row.getLong("changes"),
        row.getLong("last"));
  }

  /** What they have of a facet. */
  List<String> values(Facet facet) {
    return switch (facet) {
      case CHANGED -> flag(changes > 0);
      case ESCALATED -> flag(escalated);
      case UNAUDITED -> flag(unaudited);
      case COUNTRY -> one(country);
      case RATING -> one(rating);
      case WORST -> one(worst);
      case MODULE -> modules;
      case STAGE -> ends(trained);
      case TRAINED -> trained;
      case OUTCOME -> ends(kpis);
      case KPI -> kpis;
    };
  }

  private static List<String> flag(boolean holds) {
    return holds ? List.of(Facet.YES) : List.of();
  }

  private static List<String> one(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }

  private static List<String> ends(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.substring(pair.lastIndexOf(':') + 1))
        .distinct()
        .toList();
  }

  /** Whether the filter leaves them, by those facets that are to be asked. */
  boolean fits(SupplierFilter filter, Predicate<Facet> asked) {
    return Stream.of(Facet.values())
        .filter(asked)
        .allMatch(
            facet ->
                filter.chosen(facet).isEmpty()
                    || !Collections.disjoint(filter.chosen(facet), values(facet)));
  }
}
