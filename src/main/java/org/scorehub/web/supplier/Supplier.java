package org.scorehub.web.supplier;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.KpiStanding;

/**
 * A supplier in the list, as it stands for the reader's organisation.
 *
 * @param name as the organisation's systems last gave it; null if they gave none
 * @param country ISO 3166 alpha-2
 * @param identifiers as scheme:value
 * @param lastAudit end of the last audit
 * @param rating of the last audit as issued; null is normal for schemes without one
 * @param ratingScale what it is issued on; scales are not compared
 * @param validUntil the latest day that an audit itself names; null if none does
 * @param worst worst severity of the open issues; null without any
 * @param modules recommended, rank 1 first
 * @param escalations open ones that the reader's roles may see
 * @param changes how many there are since the time asked for
 * @param latest the latest of those changes, newest first
 * @param training as far as link and consent let it be seen
 */
record Supplier(
    UUID id,
    @Nullable String name,
    @Nullable String localName,
    @Nullable String country,
    @Nullable String sector,
    List<String> identifiers,
    int audits,
    @Nullable LocalDate lastAudit,
    @Nullable String rating,
    @Nullable String ratingScale,
    @Nullable LocalDate validUntil,
    int openIssues,
    @Nullable String worst,
    List<String> modules,
    long escalations,
    long changes,
    List<SupplierNews> latest,
    Training training) {

  /** What may be seen of the training: modules with their stages, and KPIs. */
  record Training(List<ModuleStage> modules, List<KpiStanding> kpis) {

    Training {
      modules = List.copyOf(modules);
      kpis = List.copyOf(kpis);
    }
  }

  /**
   * A module and the stage that the site is at.
   *
   * @param provider the organisation that says so
   */
  record ModuleStage(String module, String stage, String provider) {}
}
