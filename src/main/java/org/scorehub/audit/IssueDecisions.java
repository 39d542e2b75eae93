package org.scorehub.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteTransactions;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RulesInUse;
import org.springframework.stereotype.Component;

/**
 * Decides anew where the issues of sites belong, because people corrected something or the rules
 * changed. What follows from an issue follows: its place in the queue, its escalation, the modules
 * recommended. Deciding twice changes nothing.
 */
@Component
final class IssueDecisions {

  private final SiteTransactions transactions;
  private final IssueRows issueRows;
  private final ReviewQueue reviews;
  private final IssueEscalations escalations;
  private final SiteRecommendations recommendations;
  private final RulesInUse rules;

  IssueDecisions(
      SiteTransactions transactions,
      IssueRows issueRows,
      ReviewQueue reviews,
      IssueEscalations escalations,
      SiteRecommendations recommendations,
      RulesInUse rules) {
    this.transactions = transactions;
    this.issueRows = issueRows;
    this.reviews = reviews;
    this.escalations = escalations;
    this.recommendations = recommendations;
    this.rules = rules;
  }

  /** Decides anew for these views, in one transaction. */
  void decide(Collection<SiteView> views) {
    List<UUID> sites = views.stream().map(SiteView::siteId).distinct().toList();
    transactions.change(
        sites,
        (recording, versions) -> {
          Map<SiteView, Long> known = new HashMap<>();
          for (SiteView view : views) {
            Long version = versions.get(view.siteId());
            if (version != null) {
              known.put(view, version);
            }
          }
          decide(known, recording);
        });
  }

  private void decide(Map<SiteView, Long> versions, Recording recording) {
    Matcher matcher = rules.matcher();
    CorrectionRows.holdStill(recording.jdbc());
    Map<SiteView, List<Issue>> before = issueRows.load(recording.jdbc(), versions.keySet());
    FindingAnswers answers =
        new FindingAnswers(matcher, CorrectionRows.of(recording.jdbc(), before));
    Map<SiteView, Collection<Issue>> all = new HashMap<>();
    Map<SiteView, Collection<Issue>> changed = new HashMap<>();
    before.forEach(
        (view, issues) -> {
          List<Issue> placed = issues.stream().map(i -> answers.placed(view, i)).toList();
          all.put(view, placed);
          changed.put(view, placed.stream().filter(issue -> !issues.contains(issue)).toList());
        });
    issueRows.write(recording.jdbc(), changed);
    reviews.follow(changed, recording);
    escalations.follow(all, versions, answers, recording);
    recommendations.refresh(matcher, all, versions, null, recording);
  }
}
