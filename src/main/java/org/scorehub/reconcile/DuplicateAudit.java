package org.scorehub.reconcile;

/**
 * A full audit that another one, shortly before it, had largely made needless, and what is assumed
 * to have been spent on it. An assumption, not a bill.
 *
 * @param earlier the one that had asked already
 * @param later the one that could have been spared
 * @param monthsBetween whole months between their days
 * @param sharedTopics how many of the later one's topics the earlier one had asked
 * @param topics how many topics the later one asks
 * @param days assumed auditor days
 * @param cost days times the assumed rate, in {@link AuditEffort#currency}
 */
public record DuplicateAudit(
    AuditRef earlier,
    AuditRef later,
    int monthsBetween,
    int sharedTopics,
    int topics,
    int days,
    long cost) {}
