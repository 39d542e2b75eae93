package org.scorehub.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.intake.Recording;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RankedModules;
import org.scorehub.matching.RulesInUse;
import org.springframework.stereotype.Component;

/** What audits do to the issues, escalations and recommendations of their sites. */
@Component
final class AuditEffects {

  private final IssueRows issueRows;
  private final ReviewQueue reviews;
  private final FindingEscalations escalations;
  private final SiteRecommendations recommendations;
  private final RulesInUse rules;

  AuditEffects(
      IssueRows issueRows,
      ReviewQueue reviews,
      FindingEscalations escalations,
      SiteRecommendations recommendations,
      RulesInUse rules) {
    this.issueRows = issueRows;
    this.reviews = reviews;
    this.escalations = escalations;
    this.recommendations = recommendations;
    this.rules = rules;
  }

  /** Applies audits in their order; all are current and none waits. */
  void apply(Collection<RecordedAudit> audits, Recording recording) {
    Matcher matcher = rules.matcher();
    Map<SiteView, Long> versions = new LinkedHashMap<>();
    audits.forEach(a -> versions.merge(a.view(), a.siteVersion(), Math::max));
    Map<SiteView, IssueLedger> ledgers = observed(audits, versions.keySet(), recording);
    Map<SiteView, Collection<Issue>> changed = new HashMap<>();
    ledgers.forEach((view, ledger) -> changed.put(view, ledger.changed()));
    FindingAnswers answers = answers(matcher, changed, recording);
    Map<SiteView, Collection<Issue>> all = new HashMap<>();
    ledgers.forEach(
        (view, ledger) -> {
          ledger.place(issue -> answers.placed(view, issue));
          changed.put(view, ledger.changed());
          all.put(view, ledger.all());
        });
    issueRows.write(recording.jdbc(), changed);
    reviews.follow(changed, recording);
    changed.forEach((view, issues) -> escalations.cancelWithdrawn(view, issues, recording));
    Map<UUID, Long> escalated = escalations.raise(List.copyOf(audits), ledgers, answers, recording);
    Map<SiteView, RankedModules> ranked =
        recommendations.refresh(matcher, all, versions, null, recording);
    audits.forEach(
        audit ->
            describe(
                audit,
                ranked.get(audit.view()),
                escalated.getOrDefault(audit.exchangeId(), 0L),
                recording));
  }

  private Map<SiteView, IssueLedger> observed(
      Collection<RecordedAudit> audits, Collection<SiteView> views, Recording recording) {
    Map<SiteView, IssueLedger> ledgers = new HashMap<>();
    issueRows
        .load(recording.jdbc(), views)
        .forEach((view, issues) -> ledgers.put(view, new IssueLedger(issues)));
    for (RecordedAudit audit : audits) {
      IssueLedger ledger = ledgers.get(audit.view());
      if (ledger != null) {
        ledger.observe(audit.canonical(), audit.revision());
      }
    }
    return ledgers;
  }

  private static FindingAnswers answers(
      Matcher matcher, Map<SiteView, Collection<Issue>> changed, Recording recording) {
    CorrectionRows.holdStill(recording.jdbc());
    return new FindingAnswers(matcher, CorrectionRows.of(recording.jdbc(), changed));
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
}
