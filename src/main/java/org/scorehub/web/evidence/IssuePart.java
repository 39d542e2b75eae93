package org.scorehub.web.evidence;

import java.util.UUID;
import org.scorehub.web.site.SiteIssues;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Issues that outlive audits. */
@Component
@Order(3)
class IssuePart implements EvidencePart {

  private final SiteIssues issues;

  IssuePart(SiteIssues issues) {
    this.issues = issues;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    rows.begin(EvidenceSection.ISSUES);
    if (rows.wants(EvidenceSection.ISSUES)) {
      issues.ofSite(site).forEach(issue -> add(site, issue, rows));
    }
  }

  private static void add(UUID site, SiteIssues.SiteIssue issue, EvidenceRows rows) {
    rows.add(
        "/sites/" + site + "#issues",
        issue.id(),
        issue.scheme(),
        issue.nativeCode(),
        issue.topic(),
        issue.severityIssued(),
        issue.severity(),
        issue.state(),
        issue.openedOn(),
        issue.dueOn(),
        issue.text(),
        issue.text() == null ? null : issue.language(),
        issue.lastAudit(),
        issue.lastObserved(),
        issue.observations().size(),
        issue.decision() == null ? null : issue.decision().verdict());
  }
}
