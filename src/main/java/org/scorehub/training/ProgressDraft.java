package org.scorehub.training;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.canonical.avro.IssueProgress;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.ModuleProgress;
import org.scorehub.canonical.avro.ProgressUpdate;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.Visit;
import org.scorehub.matching.MatchingRules;
import org.scorehub.matching.ScoreModule;

/**
 * A progress update made up from single records, to see what a buyer would be sent. Nothing is
 * stored, and nobody's consent is asked: for tools only.
 */
public final class ProgressDraft {

  private final MatchingRules rules;
  private final KpiCatalogue kpis;

  public ProgressDraft(MatchingRules rules, KpiCatalogue kpis) {
    this.rules = rules;
    this.kpis = kpis;
  }

  /**
   * As if the site had enrolled in modules.
   *
   * @param issues that it works on
   */
  public ProgressUpdate enrolled(
      Site site, List<String> modules, List<IssueProgress> issues, Instant asOf) {
    ProgressUpdate update = empty(site, asOf);
    update.setModules(modules.stream().map(this::enrolled).toList());
    update.setIssues(issues);
    return update;
  }

  /** As if this were the only record of the site's training. */
  public ProgressUpdate only(SpecificRecord training, Site site, Instant asOf) {
    ProgressUpdate update = empty(site, asOf);
    if (training instanceof Enrolment enrolment) {
      update.setModules(ModuleSummary.of(List.of(enrolment), List.<Visit>of(), rules));
    } else if (training instanceof KpiReading reading) {
      update.setKpis(KpiSummary.of(List.of(reading), kpis));
    }
    return update;
  }

  private ModuleProgress enrolled(String module) {
    return ModuleProgress.newBuilder()
        .setModule(module)
        .setTitle(rules.module(module).map(ScoreModule::title).orElse(module))
        .setState(EnrolmentState.ENROLLED)
        .setVisits(0)
        .build();
  }

  private static ProgressUpdate empty(Site site, Instant asOf) {
    return ProgressUpdate.newBuilder()
        .setBuyer("buyer")
        .setSiteId(String.valueOf(site.getSiteId()))
        .setVersion(1)
        .setAsOf(asOf)
        .setSite(site)
        .build();
  }
}
