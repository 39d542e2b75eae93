package org.scorehub.web.supplier;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.FormText;

/**
 * Which suppliers to list; what is not given means any. Several values of one field mean any of
 * them, several fields mean all.
 *
 * @param q words of names in any script, or an identifier
 * @param country ISO 3166 alpha-2
 * @param rating scale and rating as issued, with | between them
 * @param worst severity of the worst open issue
 * @param module code of a SCORE module that is recommended
 * @param stage of any module, as far as training may be seen
 * @param trained a module and the stage of it, with : between, as far as training may be seen
 * @param outcome what became of any KPI, as far as readings may be seen
 * @param kpi a KPI with its unit after a space, and what became of it, with : between, as far as
 *     readings may be seen
 * @param escalated true for those with an open escalation that the reader may see
 * @param changed true for those that changed since {@code since}
 * @param unaudited true for those without an audit that is valid by its own word
 * @param since a day, a period such as P7D, or {@code visit}, which is also the default
 * @param sort order; by name if not given
 */
public record SupplierFilter(
    @Parameter(description = "Words of names in any script, or an identifier") @Nullable String q,
    @Nullable List<String> country,
    @Parameter(description = "Scale and rating as issued: amfori BSCI A-E|D")
        @Nullable List<String> rating,
    @Parameter(description = "Severity of the worst open issue: CRITICAL")
        @Nullable List<String> worst,
    @Nullable List<String> module,
    @Nullable List<String> stage,
    @Parameter(description = "Module and its stage: WC:COMPLETED") @Nullable List<String> trained,
    @Parameter(
            description =
                "What became of any KPI: IMPROVED, UNCHANGED, WORSE, NOT_JUDGED or NOT_COMPARABLE")
        @Nullable List<String> outcome,
    @Parameter(description = "A KPI, its unit and what became of it: DEFECT_RATE %:IMPROVED")
        @Nullable List<String> kpi,
    @Nullable Boolean escalated,
    @Nullable Boolean changed,
    @Nullable Boolean unaudited,
    @Parameter(description = "A day, a period such as P7D, or visit: since the last visit")
        @Nullable String since,
    @Nullable SupplierOrder sort) {

  public SupplierFilter {
    q = FormText.given(q);
    since = FormText.given(since);
    country = given(country);
    rating = given(rating);
    worst = given(worst);
    module = given(module);
    stage = given(stage);
    trained = given(trained);
    outcome = given(outcome);
    kpi = given(kpi);
  }

  private static List<String> given(@Nullable List<String> values) {
    return values == null
        ? List.of()
        : values.stream()
            .map(FormText::given)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .distinct()
            .toList();
  }

  /** All suppliers. */
  static SupplierFilter none() {
    return new SupplierFilter(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The same suppliers whatever has changed at them, in no order: what can be subscribed to. */
  public SupplierFilter lasting() {
    return new SupplierFilter(
        q, country, rating, worst, module, stage, trained, outcome, kpi, escalated, null, unaudited,
        null, null);
  }

  /** The order; by name if none is chosen. */
  public SupplierOrder order() {
    return sort == null ? SupplierOrder.NAME : sort;
  }

  /** The values chosen of a facet. */
  List<String> chosen(Facet facet) {
    return switch (facet) {
      case COUNTRY -> values(country);
      case RATING -> values(rating);
      case WORST -> values(worst);
      case MODULE -> values(module);
      case STAGE -> values(stage);
      case TRAINED -> values(trained);
      case OUTCOME -> values(outcome);
      case KPI -> values(kpi);
      case ESCALATED -> flag(escalated);
      case CHANGED -> flag(changed);
      case UNAUDITED -> flag(unaudited);
    };
  }

  private static List<String> values(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }

  private static List<String> flag(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag) ? List.of(Facet.YES) : List.of();
  }

  /** Whether anything narrows the list. */
  public boolean narrows() {
    return q != null || Arrays.stream(Facet.values()).anyMatch(facet -> !chosen(facet).isEmpty());
  }
}
