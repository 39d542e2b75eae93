package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.intake.Recording;
import org.scorehub.matching.Escalations;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.springframework.stereotype.Component;

/** Raises an escalation for each finding that the rules say a person must decide. */
@Component
final class FindingEscalations {

  private final Matcher matcher;
  private final Escalations escalations;
  private final EscalationRows rows;

  FindingEscalations(Matcher matcher, EscalationRows rows) {
    this.matcher = matcher;
    this.escalations = new Escalations(matcher.rules());
    this.rows = rows;
  }

  /** Returns how many escalations each exchange's findings call for, new or known. */
  Map<UUID, Long> raise(List<RecordedAudit> audits, Recording recording) {
    List<EscalationRow> raised = new ArrayList<>();
    for (RecordedAudit audit : audits) {
      for (Finding finding : audit.canonical().getFindings()) {
        if (finding.getStatus() != FindingStatus.CLOSED) {
          raise(audit, finding, raised);
        }
      }
    }
    rows.writeNew(raised, recording);
    return raised.stream()
        .collect(Collectors.groupingBy(EscalationRow::exchangeId, Collectors.counting()));
  }

  private void raise(RecordedAudit audit, Finding finding, List<EscalationRow> raised) {
    Audit canonical = audit.canonical();
    Match match = matcher.match(signal(canonical, finding));
    escalations
        .of(
            canonical.getScheme(),
            match,
            canonical.getIssuedAt() == null ? audit.receivedAt() : canonical.getIssuedAt())
        .ifPresent(found -> raised.add(EscalationRow.of(audit, finding, found)));
  }

  private static FindingSignal signal(Audit audit, Finding finding) {
    LocalisedText text = finding.getTexts().isEmpty() ? null : finding.getTexts().get(0);
    return new FindingSignal(
        audit.getScheme(),
        finding.getNativeCode(),
        finding.getTopic(),
        finding.getSeverity().getLevel(),
        finding.getSeverity().getIssued(),
        text == null ? null : text.getText(),
        text == null ? null : text.getLanguage(),
        false);
  }

  /** Cancels what findings raised that a corrected audit has taken back. */
  void cancelWithdrawn(SiteView view, Collection<Issue> changed, Recording recording) {
    List<UUID> ids =
        changed.stream()
            .filter(issue -> issue.state() == IssueState.WITHDRAWN && issue.nativeCode() != null)
            .map(
                issue ->
                    EscalationRow.id(
                        view.buyer(), issue.scheme(), view.siteId().toString(), issue.key()))
            .toList();
    rows.cancelFindings(view.buyer(), ids, recording);
  }
}
