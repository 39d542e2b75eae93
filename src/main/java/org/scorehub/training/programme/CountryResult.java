package org.scorehub.training.programme;

import org.jspecify.annotations.Nullable;

/**
 * Enterprises in one country, each counted once in a figure. Null where they are fewer than the
 * viewer may see.
 *
 * @param country ISO 3166 alpha-2, as the viewer's own systems have it, else as the provider has;
 *     null where nobody says
 * @param enterprises with an enrolment or a reading that fits
 * @param underWay enrolled, classroom done or visits in any module
 * @param completed any module
 * @param improved any KPI, compared as in {@link KpiResult}
 * @param unchanged any KPI
 * @param worse any KPI
 * @param critical of those under way in or through with a module, those whose worst open issue is
 *     critical or of zero tolerance; null also where the viewer describes none of the enterprises
 * @param withheld whether any figure is null because it is about too few
 */
public record CountryResult(
    @Nullable String country,
    @Nullable Integer enterprises,
    @Nullable Integer underWay,
    @Nullable Integer completed,
    @Nullable Integer improved,
    @Nullable Integer unchanged,
    @Nullable Integer worse,
    @Nullable Integer critical,
    boolean withheld) {}
