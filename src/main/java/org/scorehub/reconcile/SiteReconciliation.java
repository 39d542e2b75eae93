package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.MatchingRules;

/**
 * What all audits that one organisation holds of a site say beside one another. Rows are matters,
 * columns are audits. Contradictions come first, then what only one audit says, then the rest; of
 * each the gravest first.
 *
 * @param today the day that validity is judged by
 * @param columns each audit before those that follow it up, the latest last
 * @param duplicates full audits that another had largely made needless
 * @param followUps each follow-up beside its audit
 * @param effort what is assumed of their cost
 */
public record SiteReconciliation(
    LocalDate today,
    List<AuditColumn> columns,
    List<Row> rows,
    List<DuplicateAudit> duplicates,
    List<FollowUpCheck> followUps,
    AuditEffort effort) {

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::agreement)
          .thenComparing(row -> row.gravest().orElse(SeverityLevel.UNRATED))
          .thenComparing(Row::kind)
          .thenComparing(Row::key);

  public SiteReconciliation {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    duplicates = List.copyOf(duplicates);
    followUps = List.copyOf(followUps);
  }

  /** Compares; the same arguments give the same result, whatever the order of the audits. */
  public static SiteReconciliation of(
      SiteHoldings site,
      MatchingRules rules,
      ReconcileTables tables,
      LocalDate today,
      Withholding withholding) {
    TopicsAsked asked = new TopicsAsked(rules);
    Columns columns = new Columns(site.audits(), tables, asked, today);
    List<AuditColumn> all = columns.all();
    List<HeldAudit> audits = columns.audits();
    List<HeldAudit> byDay =
        audits.stream()
            .sorted(
                Comparator.comparing(
                    HeldAudit::day, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
    return new SiteReconciliation(
        today,
        all,
        Stream.of(
                new RatingRows(audits, all).all(),
                new TopicRows(site, all, audits, asked, withholding).all())
            .flatMap(List::stream)
            .sorted(ORDER)
            .toList(),
        new Duplicates(tables.effort(), asked, site.workers()).among(byDay),
        FollowUps.among(audits, columns.chains()),
        tables.effort());
  }

  /** The row of that name; empty if no audit speaks of it any more. */
  public Optional<Row> row(String key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /** What is assumed to have been spent on all duplicates. */
  public long duplicateCost() {
    return duplicates.stream().mapToLong(DuplicateAudit::cost).sum();
  }

  /** How many rows stand so. */
  public long count(Agreement agreement) {
    return rows.stream().filter(row -> row.agreement() == agreement).count();
  }
}
