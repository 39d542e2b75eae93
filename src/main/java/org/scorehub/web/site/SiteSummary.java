package org.scorehub.web.site;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A factory, in a list.
 *
 * @param name as the organisation's own systems last gave it; null if they gave none
 * @param country ISO 3166 alpha-2
 * @param audits how many audits the organisation holds
 * @param openIssues issues neither verified closed nor withdrawn
 * @param lastAudit end of the latest audit
 * @param rating of the latest audit as issued; null is normal for schemes without one
 * @param ratingScale name of that rating's scale
 */
record SiteSummary(
    UUID id,
    @Nullable String name,
    @Nullable String country,
    long audits,
    long openIssues,
    @Nullable LocalDate lastAudit,
    @Nullable String rating,
    @Nullable String ratingScale) {}
