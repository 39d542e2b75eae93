package org.scorehub.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit as a column of the comparison.
 *
 * @param kind canonical AuditKind
 * @param outcome canonical AuditOutcome
 * @param first the audit at whose beginning it stands: itself, or the one it follows up
 * @param state whether it may be relied on today
 * @param rating as issued; null is normal for schemes without one
 * @param countedRating what the counting rule gives instead; null where it agrees or does not apply
 * @param overlapping audits of other beginnings that are valid on days on which this one is
 * @param topics how many topics it set out to look at and may be taken at its silence for
 */
public record AuditColumn(
    AuditRef ref,
    @Nullable String schemeVersion,
    String kind,
    String outcome,
    AuditRef first,
    @Nullable LocalDate day,
    Validity validity,
    State state,
    @Nullable String rating,
    @Nullable String ratingScale,
    @Nullable String countedRating,
    @Nullable String auditorFirm,
    int findings,
    int topics,
    List<AuditRef> overlapping,
    String connector,
    UUID exchangeId,
    int revision,
    Instant suppliedAt) {

  /** Whether an audit may be relied on. */
  public enum State {
    VALID,
    EXPIRED,
    /** Its first day lies ahead. */
    AHEAD,
    /** Neither the audit nor a rule says how long it lasts. */
    UNKNOWN
  }

  public AuditColumn {
    overlapping = List.copyOf(overlapping);
  }

  /** Whether it takes part in comparisons: all that have not run out. */
  public boolean isRelied() {
    return state == State.VALID || state == State.UNKNOWN;
  }

  public boolean isFollowUp() {
    return !first.equals(ref);
  }
}
