package org.scorehub.web.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.reconcile.CellFinding;
import org.scorehub.reconcile.GroundChange;
import org.scorehub.web.escalation.EscalationReads;
import org.scorehub.web.reconcile.DecisionView;
import org.scorehub.web.reconcile.ReconciliationReads;
import org.scorehub.web.reconcile.ReconciliationView;
import org.scorehub.web.reconcile.RowView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the audits say beside one another, and what was decided on it. */
@Component
@Order(4)
class DecisionPart implements EvidencePart {

  private final ReconciliationReads reconciliation;
  private final EscalationReads escalations;

  DecisionPart(ReconciliationReads reconciliation, EscalationReads escalations) {
    this.reconciliation = reconciliation;
    this.escalations = escalations;
  }

  @Override
  public void add(UUID site, EvidenceRows rows) {
    ReconciliationView view = reconciliation.get(site);
    String page = "/sites/" + site + "/reconcile#";
    rows.begin(EvidenceSection.COMPARISON);
    view.rows().forEach(row -> addRow(page, row, rows));
    Predicate<DecisionView> withheld = withheld(site, view);
    rows.begin(EvidenceSection.DECISIONS);
    view.history().forEach(d -> addDecision(page, d, withheld.test(d), rows));
  }

  private static void addRow(String page, RowView row, EvidenceRows rows) {
    row.cells().stream()
        .filter(cell -> !cell.says().name().equals("SILENT"))
        .forEach(
            cell ->
                rows.add(
                    page + "row-" + row.anchor(),
                    row.key(),
                    row.topic(),
                    row.agreement().name(),
                    row.points().isEmpty()
                        ? null
                        : row.points().stream().map(Enum::name).collect(Collectors.joining(" ")),
                    cell.audit().scheme(),
                    cell.audit().nativeId(),
                    cell.says().name(),
                    cell.isVoice() ? "COUNTED" : "NOT_COUNTED",
                    cell.rating(),
                    gravest(cell)));
  }

  private static @Nullable String gravest(RowView.CellView cell) {
    return cell.findings().stream()
        .map(CellFinding::severity)
        .min(SeverityLevel::compareTo)
        .map(SeverityLevel::name)
        .orElse(null);
  }

  /**
   * Reason and question may hold words of the findings of their row. Of a row that is gone nobody
   * can say any more which they were.
   */
  private Predicate<DecisionView> withheld(UUID site, ReconciliationView view) {
    boolean none = escalations.hidden(site).keys().isEmpty();
    Map<String, Boolean> rows = new HashMap<>();
    view.rows().forEach(row -> rows.put(row.key(), isWithheld(row)));
    return decision -> !none && rows.getOrDefault(decision.row(), true);
  }

  private static boolean isWithheld(RowView row) {
    return row.cells().stream()
        .flatMap(cell -> cell.findings().stream())
        .anyMatch(CellFinding::withheld);
  }

  private static void addDecision(
      String page, DecisionView decision, boolean withheld, EvidenceRows rows) {
    rows.add(
        page + "history",
        decision.id(),
        decision.row(),
        decision.topic(),
        decision.verdict(),
        decision.accepted() == null
            ? null
            : decision.accepted().scheme() + ' ' + decision.accepted().nativeId(),
        withheld ? null : decision.reason(),
        withheld ? null : decision.question(),
        decision.decidedBy(),
        decision.decidedAt(),
        decision.state(),
        decision.changes().isEmpty()
            ? null
            : decision.changes().stream()
                .map(DecisionPart::change)
                .collect(Collectors.joining("\n")),
        decision.groundSha256(),
        decision.confirms(),
        decision.undoneBy(),
        decision.undoneAt());
  }

  private static String change(GroundChange change) {
    String where = change.scheme() + ' ' + change.audit();
    String finding = change.finding() == null ? "" : ' ' + change.finding();
    String what =
        change.field() == null
            ? change.what().name()
            : change.field() + ": " + change.was() + " → " + change.now();
    return where + finding + ' ' + what;
  }
}
