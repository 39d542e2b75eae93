package org.scorehub.training.programme;

import org.jspecify.annotations.Nullable;

/**
 * One KPI in one measure, over all enterprises. Figures about fewer enterprises than the viewer may
 * see are null.
 *
 * @param unit base unit that all values were converted to; {@code percentage points} for changes of
 *     a share are named by the unit %
 * @param better lower, higher or context
 * @param reporting enterprises with a reading in the period asked for
 * @param compared of these, enterprises whose first and last comparable period can be set against
 *     each other, or whose reading is the change itself
 * @param improved of the compared ones, those whose change went the better way; null also where
 *     neither way is better
 * @param improvedShare improved of compared, 0 to 1
 * @param meanChange mean of last less first over the compared, in the unit
 * @param meanPercent mean of each one's change in per cent of its first value; over those whose
 *     first value is not 0
 * @param meanOfImproved as {@code meanChange}, over the improved
 * @param meanPercentOfImproved as {@code meanPercent}, over the improved
 * @param unflagged of the compared, those without a reading called baseline, whose earliest period
 *     stands in
 * @param withheld whether any figure is null because it is about too few
 */
public record KpiResult(
    String kpi,
    String title,
    String unit,
    String better,
    @Nullable Integer reporting,
    @Nullable Integer compared,
    @Nullable Integer improved,
    @Nullable Double improvedShare,
    @Nullable Double meanChange,
    @Nullable Double meanPercent,
    @Nullable Double meanOfImproved,
    @Nullable Double meanPercentOfImproved,
    @Nullable Integer unflagged,
    boolean withheld) {}
