package org.scorehub.web.supplier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.identity.scoring.Folding;
import org.scorehub.web.escalation.EscalationReads;

/**
 * The SQL of a filter over the organisation's standings. All that is asked live is asked once: the
 * changes, the escalations that the roles may see, the stages and KPIs that consent lets through.
 */
final class SupplierQuery {

  private static final String LIVE =
      """
      news AS (SELECT c.at_site, count(*) AS changes, max(c.id) AS last
                 FROM supplier_change c WHERE %s GROUP BY c.at_site),
      matters AS (SELECT site_id, count(*) AS matters FROM escalation
                   WHERE state IN ('RAISED', 'CONFIRMED') AND site_id IS NOT NULL AND %s
                   GROUP BY site_id),
      training AS (SELECT t.at_site,
                          array_agg(DISTINCT t.stage) FILTER (WHERE t.stage IS NOT NULL) AS stages,
                          array_agg(DISTINCT t.code || ':' || t.stage)
                            FILTER (WHERE t.stage IS NOT NULL) AS trained,
                          array_agg(DISTINCT t.outcome)
                            FILTER (WHERE t.outcome IS NOT NULL) AS outcomes,
                          array_agg(DISTINCT t.code || ':' || t.outcome)
                            FILTER (WHERE t.outcome IS NOT NULL) AS kpis
                     FROM hub_training() t%s GROUP BY t.at_site)""";
  private static final String NAMED =
      "WITH named AS MATERIALIZED (SELECT s.at_site FROM site_standing s WHERE %s), ";
  private static final String OF_NAMED = " JOIN named w ON w.at_site = %s.at_site";
  private static final String STANDINGS = " FROM site_standing s";
  private static final String NEWS = " LEFT JOIN news n ON n.at_site = s.at_site";
  private static final String MATTERS = " LEFT JOIN matters e ON e.site_id = s.at_site";
  private static final String TRAINING = " LEFT JOIN training t ON t.at_site = s.at_site";
  private static final Set<Facet> OF_TRAINING =
      EnumSet.of(Facet.STAGE, Facet.TRAINED, Facet.OUTCOME, Facet.KPI);

  private final SupplierFilter filter;
  private final Since since;
  private final Set<String> roles;
  private final LocalDate today;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final String words;

  /** The SQL of a filter for a reader with these roles, on a day of theirs. */
  SupplierQuery(SupplierFilter filter, Since since, Set<String> roles, LocalDate today) {
    this.filter = filter;
    this.since = since;
    this.roles = roles;
    this.today = today;
    parameters.put("since", since.parameter());
    parameters.put("roles", roles);
    parameters.put("today", Date.valueOf(today));
    for (Facet facet : Facet.values()) {
      if (!facet.isFlag()) {
        parameters.put(facet.parameter(), filter.chosen(facet).toArray(String[]::new));
      }
    }
    words = words(filter.q());
  }

  /** Each word must be there: as it is written, or in Latin letters. */
  private String words(@Nullable String q) {
    if (q == null) {
      return "true";
    }
    if (q.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("q must not contain a NUL character");
    }
    String[] written = q.toLowerCase(Locale.ROOT).split("\\s+", -1);
    StringBuilder sql = new StringBuilder("true");
    for (int i = 0; i < written.length; i++) {
      parameters.put("word" + i, written[i]);
      parameters.put("latin" + i, Folding.fold(written[i]).strip());
      sql.append(
          " AND (strpos(s.search, :word%1$d) > 0 OR strpos(s.search, :latin%1$d) > 0)"
              .formatted(i));
    }
    return sql.toString();
  }

  /** What is asked of suppliers whatever their names. */
  RecentGroups.Question question(String organisation, String consents) {
    return new RecentGroups.Question(organisation, roles, since.parameter(), today, consents);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** The common tables; others may follow after a comma. */
  String live() {
    String begin = filter.q() == null ? "WITH " : NAMED.formatted(words);
    return begin + LIVE.formatted(since.condition(), EscalationReads.VISIBLE, named("t"));
  }

  /** All that the filter and its order ask of. */
  String from() {
    return STANDINGS
        + (asksForNews() ? NEWS : "")
        + MATTERS
        + (OF_TRAINING.stream().anyMatch(this::asks) ? TRAINING : "");
  }

  private boolean asksForNews() {
    return asks(Facet.CHANGED) || filter.order() == SupplierOrder.CHANGES;
  }

  private boolean asks(Facet facet) {
    return !filter.chosen(facet).isEmpty();
  }

  /** How much changed at a supplier, where that is asked for of all of them. */
  Optional<String> changesOfAll() {
    return asksForNews() ? Optional.of("coalesce(n.changes, 0)") : Optional.empty();
  }

  /** How much changed at a supplier s. */
  String changesOfOne() {
    return "(SELECT count(*) FROM supplier_change c WHERE c.at_site = s.at_site AND "
        + since.condition()
        + ')';
  }

  /** Suppliers that have the words, with all that facets ask of them. */
  String named() {
    return STANDINGS + named("s") + NEWS + MATTERS + TRAINING;
  }

  private String named(String rows) {
    return filter.q() == null ? "" : OF_NAMED.formatted(rows);
  }

  /** Conditions of those facets of which something is chosen. */
  private String chosen() {
    return Arrays.stream(Facet.values())
        .filter(this::asks)
        .map(facet -> " AND " + facet.condition())
        .collect(Collectors.joining());
  }

  String where() {
    return " WHERE " + words + chosen();
  }
}
