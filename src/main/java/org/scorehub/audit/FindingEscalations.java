package org.scorehub.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.intake.Recording;
import org.springframework.stereotype.Component;

/** Raises an escalation for each finding that the rules say a person must decide. */
@Component
final class FindingEscalations {

  private final EscalationRows rows;

  FindingEscalations(EscalationRows rows) {
    this.rows = rows;
  }

  /** Returns how many escalations each exchange's findings call for, new or known. */
  Map<UUID, Long> raise(
      List<RecordedAudit> audits,
      Map<SiteView, IssueLedger> ledgers,
      FindingAnswers answers,
      Recording recording) {
    List<EscalationRow> raised = new ArrayList<>();
    for (RecordedAudit audit : audits) {
      IssueLedger ledger = ledgers.get(audit.view());
      for (Finding finding : audit.canonical().getFindings()) {
        Issue issue = ledger == null ? null : ledger.of(audit.canonical(), finding);
        raise(audit, finding, issue, answers, raised);
      }
    }
    rows.writeNew(raised, recording);
    return raised.stream()
        .collect(Collectors.groupingBy(EscalationRow::exchangeId, Collectors.counting()));
  }

  private static void raise(
      RecordedAudit audit,
      Finding finding,
      @Nullable Issue issue,
      FindingAnswers answers,
      List<EscalationRow> raised) {
    Audit canonical = audit.canonical();
    answers
        .escalation(
            canonical,
            finding,
            answers.match(audit.view(), canonical, finding, issue),
            audit.receivedAt())
        .ifPresent(found -> raised.add(EscalationRow.of(audit, finding, found)));
  }

  /** Cancels what findings raised that a corrected audit has taken back. */
  void cancelWithdrawn(SiteView view, Collection<Issue> changed, Recording recording) {
    List<UUID> ids =
        changed.stream()
            .filter(issue -> issue.state() == IssueState.WITHDRAWN)
            .map(issue -> EscalationRow.id(view, issue))
            .toList();
    rows.cancelFindings(view.buyer(), ids, recording);
  }
}
