package org.scorehub.web.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.AuditRef;
import org.scorehub.reconcile.GroundChange;
import org.scorehub.reconcile.GroundChanges;
import org.scorehub.reconcile.RowDecision;
import org.scorehub.reconcile.SiteDecisions;
import org.scorehub.reconcile.SiteReconciliation;

/**
 * A decision as its organisation sees it.
 *
 * @param state STANDS, STALE, REPLACED or UNDONE
 * @param changes what the row says otherwise than when it was decided; empty unless stale
 * @param groundSha256 of what was on screen
 */
public record DecisionView(
    UUID id,
    String row,
    @Nullable String topic,
    String verdict,
    @Nullable AuditRef accepted,
    @Nullable String reason,
    @Nullable String question,
    List<UUID> issues,
    String groundSha256,
    @Nullable UUID confirms,
    @Nullable UUID batch,
    String decidedBy,
    Instant decidedAt,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt,
    String state,
    List<GroundChange> changes) {

  static DecisionView of(RowDecision decision, SiteDecisions all, SiteReconciliation site) {
    String state = all.state(decision, site).name();
    return new DecisionView(
        decision.id(),
        decision.row(),
        decision.topic(),
        decision.verdict().name(),
        decision.accepted(),
        decision.reason(),
        decision.question(),
        decision.issues(),
        decision.groundSha256(),
        decision.confirms(),
        decision.batch(),
        decision.decidedBy(),
        decision.decidedAt(),
        decision.undoneBy(),
        decision.undoneAt(),
        state,
        state.equals("STALE")
            ? GroundChanges.since(decision.ground(), site.row(decision.row()).orElse(null))
            : List.of());
  }
}
