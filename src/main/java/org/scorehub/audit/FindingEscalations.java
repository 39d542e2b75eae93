package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.intake.Recording;
import org.scorehub.matching.Matcher;
import org.springframework.stereotype.Component;

/** Raises an escalation for each finding that the rules say a person must decide. */
@Component
final class FindingEscalations {

  private final FindingAnswers answers;
  private final EscalationRows rows;

  FindingEscalations(Matcher matcher, EscalationRows rows) {
    this.answers = new FindingAnswers(matcher);
    this.rows = rows;
  }

  /** Returns how many escalations each exchange's findings call for, new or known. */
  Map<UUID, Long> raise(List<RecordedAudit> audits, Recording recording) {
    List<EscalationRow> raised = new ArrayList<>();
    for (RecordedAudit audit : audits) {
      for (Finding finding : audit.canonical().getFindings()) {
        raise(audit, finding, raised);
      }
    }
    rows.writeNew(raised, recording);
    return raised.stream()
        .collect(Collectors.groupingBy(EscalationRow::exchangeId, Collectors.counting()));
  }

  private void raise(RecordedAudit audit, Finding finding, List<EscalationRow> raised) {
    Audit canonical = audit.canonical();
    answers
        .escalation(canonical, finding, answers.match(canonical, finding), audit.receivedAt())
        .ifPresent(found -> raised.add(EscalationRow.of(audit, finding, found)));
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
