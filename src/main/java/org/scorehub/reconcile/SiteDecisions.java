package org.scorehub.reconcile;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scorehub.canonical.avro.ReconciliationState;

/**
 * All decisions of one organisation on one site. Of each row the latest that is not undone holds.
 */
public final class SiteDecisions {

  private static final Comparator<RowDecision> BY_TIME =
      Comparator.comparing(RowDecision::decidedAt).thenComparing(RowDecision::id);

  private final List<RowDecision> all;
  private final Map<String, RowDecision> held;

  public SiteDecisions(Collection<RowDecision> decisions) {
    all = decisions.stream().sorted(BY_TIME.reversed()).toList();
    held =
        all.stream()
            .filter(decision -> !decision.isUndone())
            .collect(Collectors.toMap(RowDecision::row, Function.identity(), (a, b) -> a));
  }

  /** Latest first. */
  public List<RowDecision> all() {
    return all;
  }

  /** The one that holds for a row. */
  public Optional<RowDecision> of(String row) {
    return Optional.ofNullable(held.get(row));
  }

  /** One of them, undone or not. */
  public Optional<RowDecision> get(UUID id) {
    return all.stream().filter(decision -> decision.id().equals(id)).findFirst();
  }

  /** Latest first. */
  public List<RowDecision> ofRow(String row) {
    return all.stream().filter(decision -> decision.row().equals(row)).toList();
  }

  /** Those that hold although no audit speaks of their row any more, latest first. */
  public List<RowDecision> withoutRow(SiteReconciliation site) {
    return all.stream()
        .filter(decision -> of(decision.row()).equals(Optional.of(decision)))
        .filter(decision -> site.row(decision.row()).isEmpty())
        .toList();
  }

  /** Whether a decision still holds, seen from the comparison as it is now. */
  public ReconciliationState state(RowDecision decision, SiteReconciliation site) {
    if (decision.isUndone()) {
      return ReconciliationState.UNDONE;
    }
    if (!of(decision.row()).equals(Optional.of(decision))) {
      return ReconciliationState.REPLACED;
    }
    return GroundChanges.since(decision.ground(), site.row(decision.row()).orElse(null)).isEmpty()
        ? ReconciliationState.STANDS
        : ReconciliationState.STALE;
  }
}
