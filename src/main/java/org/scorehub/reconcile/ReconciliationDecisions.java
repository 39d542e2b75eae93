package org.scorehub.reconcile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.ReconciliationDecision;
import org.scorehub.canonical.avro.ReconciliationState;
import org.scorehub.intake.HubEvent;
import org.scorehub.intake.Recording;
import org.scorehub.intake.SiteTransactions;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.RulesInUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells organisations on their own topic what became of their people's decisions on differences
 * between audits: made, undone, replaced, or resting on a ground that has changed since. A site is
 * looked at when it has changed. Safe to be stopped at any moment and to run in several hubs.
 */
@Component("reconciliationDecisions")
public final class ReconciliationDecisions {

  /** Type of the event. */
  public static final String EVENT = "org.scorehub.reconciliation.decided.v1";

  private static final int SITES_AT_ONCE = 50;
  private static final String DUE =
      """
      SELECT DISTINCT d.buyer, d.site_id FROM reconciliation_decision d JOIN site s ON s.id = d.site_id
       WHERE d.told IS DISTINCT FROM 'UNDONE'
         AND (d.told IS NULL OR d.undone_at IS NOT NULL OR d.checked_version IS DISTINCT FROM s.version)
       ORDER BY 1, 2 LIMIT ?""";
  private static final String KNOWN =
      "SELECT id, told FROM reconciliation_decision WHERE buyer = ? AND site_id = ?";
  private static final String TOLD =
      "UPDATE reconciliation_decision SET told = ?, stale_since = ? WHERE buyer = ? AND id = ?";
  private static final String CHECKED =
      "UPDATE reconciliation_decision SET checked_version = ? WHERE buyer = ? AND site_id = ?";

  private record View(String buyer, UUID site) {}

  private record Change(RowDecision decision, ReconciliationState state) {}

  private final JdbcClient jdbc;
  private final SiteTransactions transactions;
  private final RulesInUse rules;
  private final ReconcileTables tables;
  private final Clock clock;

  ReconciliationDecisions(
      PipelineDatabase database,
      SiteTransactions transactions,
      RulesInUse rules,
      ReconcileTables tables,
      Clock clock) {
    this.jdbc = database.jdbc();
    this.transactions = transactions;
    this.rules = rules;
    this.tables = tables;
    this.clock = clock;
  }

  /** Looks at all decisions that have not been looked at since their site changed. */
  public void carryOut() {
    List<View> due = due();
    due.forEach(this::look);
  }

  private List<View> due() {
    return jdbc.sql(DUE)
        .param(SITES_AT_ONCE)
        .query((row, n) -> new View(row.getString(1), row.getObject(2, UUID.class)))
        .list();
  }

  private void look(View view) {
    Long version = version(view.site());
    if (version != null && changes(jdbc, view).isEmpty()) {
      jdbc.sql(CHECKED).params(version, view.buyer(), view.site()).update();
    } else {
      transactions.change(
          List.of(view.site()), (recording, versions) -> tell(view, recording, versions));
    }
  }

  private @Nullable Long version(UUID site) {
    return jdbc.sql("SELECT version FROM site WHERE id = ?")
        .param(site)
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  private List<Change> changes(JdbcClient client, View view) {
    SiteDecisions decisions = HoldingRows.decisions(client, view.buyer(), view.site());
    SiteReconciliation now =
        SiteReconciliation.of(
            HoldingRows.holdings(client, view.buyer(), view.site()),
            rules.rules(),
            tables,
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            Withholding.NONE);
    Map<UUID, String> told = told(client, view);
    List<Change> changes = new ArrayList<>();
    for (RowDecision decision : decisions.all()) {
      ReconciliationState state = decisions.state(decision, now);
      if (!state.name().equals(told.get(decision.id()))) {
        changes.add(new Change(decision, state));
      }
    }
    return changes;
  }

  private static Map<UUID, String> told(JdbcClient client, View view) {
    Map<UUID, String> told = new HashMap<>();
    client
        .sql(KNOWN)
        .params(view.buyer(), view.site())
        .query(
            row -> {
              told.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return told;
  }

  private void tell(View view, Recording recording, Map<UUID, Long> versions) {
    Long version = versions.get(view.site());
    if (version == null) {
      return;
    }
    JdbcClient client = JdbcClient.create(recording.jdbc());
    for (Change change : changes(client, view)) {
      recording.publish(
          new HubEvent(
              view.buyer(), view.site(), version, EVENT, event(view, change, recording), null));
      recording
          .jdbc()
          .update(
              TOLD,
              change.state().name(),
              change.state() == ReconciliationState.STALE ? Timestamp.from(recording.now()) : null,
              view.buyer(),
              change.decision().id());
    }
    recording.jdbc().update(CHECKED, version, view.buyer(), view.site());
  }

  private static ReconciliationDecision event(View view, Change change, Recording recording) {
    RowDecision decision = change.decision();
    AuditRef accepted = decision.accepted();
    return ReconciliationDecision.newBuilder()
        .setDecisionId(decision.id().toString())
        .setOrganisation(view.buyer())
        .setSiteId(view.site().toString())
        .setRow(decision.row())
        .setTopic(decision.topic())
        .setVerdict(decision.verdict())
        .setAcceptedScheme(accepted == null ? null : accepted.scheme())
        .setAcceptedAudit(accepted == null ? null : accepted.nativeId())
        .setReason(decision.reason())
        .setQuestion(decision.question())
        .setIssues(decision.issues().stream().map(UUID::toString).toList())
        .setDecidedBy(decision.decidedBy())
        .setDecidedAt(decision.decidedAt())
        .setGroundHash(decision.groundSha256())
        .setState(change.state())
        .setStateSince(recording.now())
        .build();
  }
}
