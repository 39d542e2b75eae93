package org.scorehub.training;

import org.jspecify.annotations.Nullable;

/** What the readings of one KPI at one site tell. */
public sealed interface KpiComparison {

  /** Whether a KPI got better. */
  enum Outcome {
    IMPROVED,
    UNCHANGED,
    WORSE,
    /** More is neither better nor worse. */
    NOT_JUDGED
  }

  /**
   * A change.
   *
   * @param first the reading before; null where the reading is the change itself
   * @param last the reading after
   * @param absolute after less before, in the base unit of the measure
   * @param percent the change in per cent of the value before; null if that is 0, or a change in
   *     per cent means nothing
   * @param flagged whether the provider called the first reading the baseline; otherwise it is the
   *     earliest one
   */
  record Changed(
      @Nullable KpiPoint first,
      KpiPoint last,
      double absolute,
      @Nullable Double percent,
      Outcome outcome,
      boolean flagged)
      implements KpiComparison {}

  /**
   * Readings that cannot be set against each other.
   *
   * @param reason why, in words
   */
  record NotComparable(String reason) implements KpiComparison {}
}
