package org.scorehub.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.IssueProgress;
import org.scorehub.canonical.avro.Recommendations;
import org.scorehub.canonical.avro.Workforce;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.RaisedEscalation;
import org.scorehub.matching.RankedModules;

/**
 * What an audit leads to on a site that nothing else is known of: no earlier audit, no training.
 * The same rules as for recorded audits, without storing anything.
 *
 * @param findings in the order of the audit
 * @param modules ranked for the open issues that the findings make
 * @param recommendations the same as the canonical record
 * @param issues open issues, as a progress update names them, in the order of scheme and key
 */
public record AuditOutlook(
    List<FindingOutlook> findings,
    RankedModules modules,
    Recommendations recommendations,
    List<IssueProgress> issues) {

  /**
   * What the rules answer to one finding.
   *
   * @param escalation what a person would have to decide; empty if nothing
   */
  public record FindingOutlook(
      Finding finding, Match match, Optional<RaisedEscalation> escalation) {}

  public AuditOutlook {
    findings = List.copyOf(findings);
    issues = List.copyOf(issues);
  }

  /**
   * Looks ahead.
   *
   * @param buyer whose audit it is
   * @param siteId id that the site would have
   * @param receivedAt when the audit would be received; counts where the issuer gives no time
   */
  public static AuditOutlook of(
      Audit audit, String buyer, String siteId, Matcher matcher, Instant receivedAt) {
    FindingAnswers answers = new FindingAnswers(matcher, Corrections.NONE);
    IssueLedger ledger = new IssueLedger(List.of());
    ledger.observe(audit, 1);
    RecommendationRecords records = new RecommendationRecords(matcher);
    SiteView view = new SiteView(buyer, UUID.fromString(siteId));
    ledger.place(issue -> answers.placed(view, issue));
    RankedModules modules = records.rank(view, ledger.all(), Set.of());
    return new AuditOutlook(
        findings(view, audit, answers, receivedAt),
        modules,
        records.of(view, 1, modules, Set.of(), workers(audit)),
        ledger.all().stream().filter(Issue::isOpen).map(i -> progress(audit, i)).toList());
  }

  private static @Nullable Integer workers(Audit audit) {
    Workforce workforce = audit.getSite().getWorkforce();
    return workforce == null ? null : workforce.getTotal();
  }

  private static List<FindingOutlook> findings(
      SiteView view, Audit audit, FindingAnswers answers, Instant receivedAt) {
    List<FindingOutlook> findings = new ArrayList<>();
    for (Finding finding : audit.getFindings()) {
      Match match = answers.match(view, audit, finding, null);
      findings.add(
          new FindingOutlook(
              finding, match, answers.escalation(audit, finding, match, receivedAt)));
    }
    return findings;
  }

  private static IssueProgress progress(Audit audit, Issue issue) {
    String name = issue.scheme() + '|' + issue.key();
    return IssueProgress.newBuilder()
        .setIssueId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString())
        .setScheme(issue.scheme())
        .setNativeCode(issue.nativeCode())
        .setNativeId(issue.nativeId())
        .setAuditNativeId(audit.getNativeId())
        .setTopic(issue.topic())
        .setState(issue.state())
        .build();
  }
}
