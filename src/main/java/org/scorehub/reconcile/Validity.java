package org.scorehub.reconcile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which an audit may be relied on.
 *
 * @param from first day; null if open
 * @param until last day, inclusive; null if open
 * @param basis who says so
 * @param source the rule's own source, with its DERIVED and UNCONFIRMED marks; null unless a rule
 *     said so
 */
public record Validity(
    @Nullable LocalDate from, @Nullable LocalDate until, Basis basis, @Nullable String source) {

  /** Where a window comes from. */
  public enum Basis {
    /** The audit itself names its last day. */
    ISSUED,
    /** A row of {@code mappings/score/audit-validity.csv}. */
    RULE,
    /** Nobody says: taken as open. */
    UNKNOWN
  }

  public boolean contains(LocalDate day) {
    return !isOver(day) && (from == null || !from.isAfter(day));
  }

  /** Whether the last day has passed; never where none is known. */
  public boolean isOver(LocalDate day) {
    return until != null && until.isBefore(day);
  }

  /** Whether there is a day that lies in both. */
  public boolean overlaps(Validity other) {
    return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
  }

  private boolean startsBeforeEndOf(Validity other) {
    LocalDate end = other.until;
    return from == null || end == null || !from.isAfter(end);
  }
}
