package org.scorehub.web.supplier;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scorehub.web.escalation.EscalationReads;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The SQL of a filter over the organisation's standings. All that is asked live is asked once: the
 * changes, the escalations that the roles may see, the stages and KPIs that consent lets through.
 * Of few suppliers the training is read row by row, of many from {@code hub_training()}.
 */
final class SupplierQuery {

  private static final String LIVE =
      """
      news AS (SELECT c.at_site, count(*) AS changes, max(c.id) AS last
                 FROM supplier_change c%s WHERE %s GROUP BY c.at_site),
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
                     FROM %s t%s GROUP BY t.at_site)""";
  private static final String FEW =
      "WITH few AS MATERIALIZED (SELECT unnest(:sites::uuid[]) AS at_site), ";
  private static final String OF_FEW = " JOIN few w ON w.at_site = %s.at_site";
  private static final String STANDINGS = " FROM site_standing s";
  private static final String NEWS = " LEFT JOIN news n ON n.at_site = s.at_site";
  private static final String MATTERS = " LEFT JOIN matters e ON e.site_id = s.at_site";
  private static final String TRAINING = " LEFT JOIN training t ON t.at_site = s.at_site";
  private static final Set<Facet> OF_TRAINING =
      EnumSet.of(Facet.STAGE, Facet.TRAINED, Facet.OUTCOME, Facet.KPI);

  private final SupplierFilter filter;
  private final Sought sought;
  private final Since since;
  private final Set<String> roles;
  private final LocalDate today;
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /** The SQL of a filter for a reader with these roles, on a day of theirs. */
  SupplierQuery(
      SupplierFilter filter, Sought sought, Since since, Set<String> roles, LocalDate today) {
    this.filter = filter;
    this.sought = sought;
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
    parameters.putAll(sought.parameters());
  }

  /** The same of the suppliers that are found now, {@link Sought#found}. */
  SupplierQuery found(JdbcClient jdbc) {
    return new SupplierQuery(filter, sought.found(jdbc), since, roles, today);
  }

  SupplierFilter filter() {
    return filter;
  }

  Since since() {
    return since;
  }

  /** Whether what is counted may be told again for some seconds. */
  boolean isKept() {
    return sought.isKept();
  }

  /** What is asked of suppliers, whatever is chosen of the facets. */
  RecentGroups.Question question(String organisation, String consents) {
    return new RecentGroups.Question(
        organisation, filter.q(), roles, since.parameter(), today, consents);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** The common tables; others may follow after a comma. */
  String live() {
    String begin = sought.isFew() ? FEW : "WITH ";
    String training = sought.isFew() ? "training_standing" : "hub_training()";
    return begin
        + LIVE.formatted(few("c"), since.condition(), EscalationReads.VISIBLE, training, few("t"));
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

  /** The suppliers searched for, with all that facets ask of them. */
  String found() {
    return STANDINGS + NEWS + MATTERS + TRAINING + " WHERE " + sought.condition();
  }

  private String few(String rows) {
    return sought.isFew() ? OF_FEW.formatted(rows) : "";
  }

  /** Conditions of those facets of which something is chosen. */
  private String chosen() {
    return Arrays.stream(Facet.values())
        .filter(this::asks)
        .map(facet -> " AND " + facet.condition())
        .collect(Collectors.joining());
  }

  String where() {
    return " WHERE " + sought.condition() + chosen();
  }
}
