package org.scorehub.web.reconcile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.ReconciliationState;
import org.scorehub.reconcile.Agreement;
import org.scorehub.reconcile.AuditColumn;
import org.scorehub.reconcile.AuditEffort;
import org.scorehub.reconcile.AuditRef;
import org.scorehub.reconcile.DuplicateAudit;
import org.scorehub.reconcile.FollowUpCheck;
import org.scorehub.reconcile.RowDecision;
import org.scorehub.reconcile.SiteDecisions;
import org.scorehub.reconcile.SiteReconciliation;

/**
 * The audits of a site beside one another, with what the organisation decided.
 *
 * @param name as described last; null if nobody gave one
 * @param today day in UTC that validity is judged by
 * @param duplicateCost assumed sum, in the currency of {@code effort}
 * @param lost decisions that hold although no audit speaks of their matter any more
 * @param history all decisions, latest first
 */
public record ReconciliationView(
    UUID siteId,
    @Nullable String name,
    LocalDate today,
    List<AuditColumn> audits,
    List<RowView> rows,
    List<DuplicateAudit> duplicates,
    long duplicateCost,
    AuditEffort effort,
    List<FollowUpCheck> followUps,
    List<DecisionView> lost,
    List<DecisionView> history) {

  static ReconciliationView of(
      UUID siteId, @Nullable String name, SiteReconciliation site, SiteDecisions decisions) {
    return new ReconciliationView(
        siteId,
        name,
        site.today(),
        site.columns(),
        site.rows().stream()
            .map(
                row ->
                    RowView.of(
                        row,
                        decisions
                            .of(row.key())
                            .map(d -> DecisionView.of(d, decisions, site))
                            .orElse(null)))
            .toList(),
        site.duplicates(),
        site.duplicateCost(),
        site.effort(),
        site.followUps(),
        views(decisions.withoutRow(site), decisions, site),
        views(decisions.all(), decisions, site));
  }

  private static List<DecisionView> views(
      List<RowDecision> some, SiteDecisions decisions, SiteReconciliation site) {
    return some.stream().map(decision -> DecisionView.of(decision, decisions, site)).toList();
  }

  /** The row of that name or anchor. */
  Optional<RowView> row(String name) {
    return rows.stream()
        .filter(row -> row.key().equals(name) || row.anchor().equals(name))
        .findFirst();
  }

  /** One of the decisions. */
  Optional<DecisionView> decision(UUID id) {
    return history.stream().filter(decision -> decision.id().equals(id)).findFirst();
  }

  /** Rows on which audits contradict one another. */
  public long contradicting() {
    return rows.stream().filter(row -> row.agreement() == Agreement.CONTRADICTING).count();
  }

  /** Those of them that wait for a decision. */
  public long open() {
    return rows.stream().filter(RowView::isOpen).count();
  }

  /** Decisions whose ground has changed. */
  public long stale() {
    return history.stream()
        .filter(decision -> decision.state().equals(ReconciliationState.STALE.name()))
        .count();
  }

  /** Rows on which two or more found the same, and nobody has said yet that it is one issue. */
  @JsonIgnore
  List<RowView> agreeing() {
    return rows.stream()
        .filter(row -> row.agreement() == Agreement.AGREEING)
        .filter(row -> row.voices().stream().filter(c -> !c.findings().isEmpty()).count() > 1)
        .filter(RowView::isUndecided)
        .toList();
  }

  /** Decisions to ask the site that hold. */
  @JsonIgnore
  public List<DecisionView> questions() {
    return history.stream()
        .filter(decision -> decision.question() != null)
        .filter(d -> d.state().equals("STANDS") || d.state().equals("STALE"))
        .toList();
  }

  /** The column of an audit. */
  @JsonIgnore
  public AuditColumn column(AuditRef audit) {
    return audits.stream()
        .filter(column -> column.ref().equals(audit))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no audit " + audit));
  }
}
