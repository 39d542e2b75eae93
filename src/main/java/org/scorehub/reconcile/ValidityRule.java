package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.AuditKind;

/**
 * How long audits of a kind are relied on; a row of {@code mappings/score/audit-validity.csv}.
 *
 * @param scheme audit scheme
 * @param kind null for any
 * @param ratings overall ratings that it is for; empty for any, also none
 * @param months from the day of issue of the audit itself; 0 if only the first audit's count
 * @param monthsOfFirst months from the day of issue of the audit that it follows up, which it never
 *     outlasts; 0 for no such end
 * @param source with DERIVED and UNCONFIRMED marks
 */
record ValidityRule(
    String scheme,
    @Nullable AuditKind kind,
    Set<String> ratings,
    int months,
    int monthsOfFirst,
    String source) {

  ValidityRule {
    ratings = Set.copyOf(ratings);
  }

  boolean isFor(HeldAudit held) {
    return scheme.equals(held.audit().getScheme())
        && (kind == null || kind == held.audit().getKind())
        && (ratings.isEmpty() || (held.rating() != null && ratings.contains(held.rating())));
  }

  /** Last day of an audit issued on a day, as a follow-up to one issued on another. */
  @Nullable LocalDate until(LocalDate issued, @Nullable LocalDate first) {
    LocalDate own = months == 0 ? null : issued.plusMonths(months);
    LocalDate end = monthsOfFirst == 0 || first == null ? null : first.plusMonths(monthsOfFirst);
    return own == null || (end != null && end.isBefore(own)) ? end : own;
  }
}
