package org.scorehub.web.coverage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.Coverage;
import org.scorehub.reconcile.RequirementAnswer.State;
import org.scorehub.web.site.SiteName;

/**
 * How much a site answers, in a list.
 *
 * @param name as described last; null if nobody gave one
 * @param percent 0 to 100
 * @param answered requirements of which all topics are answered
 * @param partly requirements of which some are
 * @param open requirements of which none is
 * @param oldestAnswer day of the audit that answers what was answered longest ago
 * @param nextExpiry last day on which all that is answered still is; null if no end is known
 */
record CoverageRow(
    UUID siteId,
    @Nullable String name,
    @Nullable String country,
    int percent,
    long answered,
    long partly,
    long open,
    @Nullable LocalDate oldestAnswer,
    @Nullable LocalDate nextExpiry) {

  static CoverageRow of(SiteName site, Coverage coverage) {
    return new CoverageRow(
        site.id(),
        site.name(),
        site.country(),
        coverage.percent(),
        coverage.count(State.ANSWERED),
        coverage.count(State.PARTLY),
        coverage.count(State.OPEN),
        coverage.oldestAnswer().orElse(null),
        coverage.nextExpiry().orElse(null));
  }

  @JsonIgnore
  String sortName() {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
