package org.scorehub.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.intake.Recording;
import org.scorehub.matching.RankedModules;
import org.springframework.stereotype.Component;

/** What audits do to the issues, escalations and recommendations of their sites. */
@Component
final class AuditEffects {

  private final IssueRows issueRows;
  private final FindingEscalations escalations;
  private final SiteRecommendations recommendations;

  AuditEffects(
      IssueRows issueRows, FindingEscalations escalations, SiteRecommendations recommendations) {
    this.issueRows = issueRows;
    this.escalations = escalations;
    this.recommendations = recommendations;
  }

  /** Applies audits in their order; all are current and none waits. */
  void apply(Collection<RecordedAudit> audits, Recording recording) {
    Map<SiteView, Long> versions = new LinkedHashMap<>();
    audits.forEach(a -> versions.merge(view(a), a.siteVersion(), Math::max));
    Map<SiteView, IssueLedger> ledgers = new HashMap<>();
    issueRows
        .load(recording.jdbc(), versions.keySet())
        .forEach((view, issues) -> ledgers.put(view, new IssueLedger(issues)));
    for (RecordedAudit audit : audits) {
      IssueLedger ledger = ledgers.get(view(audit));
      if (ledger != null) {
        ledger.observe(audit.canonical(), audit.revision());
      }
    }
    Map<SiteView, Collection<Issue>> changed = new HashMap<>();
    Map<SiteView, Collection<Issue>> all = new HashMap<>();
    ledgers.forEach(
        (view, ledger) -> {
          changed.put(view, ledger.changed());
          all.put(view, ledger.all());
        });
    issueRows.write(recording.jdbc(), changed);
    changed.forEach((view, issues) -> escalations.cancelWithdrawn(view, issues, recording));
    Map<UUID, Long> escalated = escalations.raise(List.copyOf(audits), recording);
    Map<SiteView, RankedModules> ranked = recommendations.refresh(all, versions, null, recording);
    audits.forEach(
        audit ->
            describe(
                audit,
                ranked.get(view(audit)),
                escalated.getOrDefault(audit.exchangeId(), 0L),
                recording));
  }

  private static void describe(
      RecordedAudit audit, @Nullable RankedModules modules, long escalated, Recording recording) {
    if (modules != null) {
      String names = String.join(", ", modules.modules().stream().map(m -> m.module()).toList());
      recording.matched(
          audit.exchangeId(),
          audit.canonical().getFindings().size()
              + " findings; recommended: "
              + (names.isEmpty() ? "none" : names)
              + "; escalations: "
              + escalated);
    }
  }

  private static SiteView view(RecordedAudit audit) {
    return new SiteView(audit.key().buyer(), audit.siteId());
  }
}
