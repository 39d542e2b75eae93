package org.scorehub.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.canonical.avro.Rating;

/** The audits of a site as columns, each audit before those that follow it up, the latest last. */
final class Columns {

  private final List<HeldAudit> audits;
  private final Chains chains;
  private final ReconcileTables tables;
  private final TopicsAsked asked;
  private final LocalDate today;
  private final Map<AuditRef, Validity> windows = new HashMap<>();

  Columns(List<HeldAudit> held, ReconcileTables tables, TopicsAsked asked, LocalDate today) {
    this.chains = new Chains(held);
    this.tables = tables;
    this.asked = asked;
    this.today = today;
    this.audits = inOrder(held);
    held.forEach(audit -> windows.put(audit.ref(), tables.of(audit, chains.first(audit))));
  }

  List<HeldAudit> audits() {
    return audits;
  }

  Chains chains() {
    return chains;
  }

  List<AuditColumn> all() {
    return audits.stream().map(this::column).toList();
  }

  private List<HeldAudit> inOrder(List<HeldAudit> held) {
    Comparator<HeldAudit> byDay =
        Comparator.comparing(HeldAudit::day, Comparator.nullsFirst(Comparator.naturalOrder()));
    Comparator<HeldAudit> byName = Comparator.comparing(HeldAudit::ref);
    List<HeldAudit> sorted = new ArrayList<>(held);
    sorted.sort(
        Comparator.<HeldAudit, HeldAudit>comparing(chains::first, byDay.thenComparing(byName))
            .thenComparing(audit -> !chains.first(audit).equals(audit))
            .thenComparing(byDay)
            .thenComparing(byName));
    return List.copyOf(sorted);
  }

  private AuditColumn column(HeldAudit held) {
    Validity window = window(held);
    Rating rating = held.audit().getOverallRating();
    return new AuditColumn(
        held.ref(),
        held.audit().getSchemeVersion(),
        held.audit().getKind().name(),
        held.audit().getOutcome().name(),
        chains.first(held).ref(),
        held.day(),
        window,
        state(window),
        rating == null ? null : rating.getValue(),
        rating == null ? null : rating.getScale(),
        held.countedRating(),
        held.audit().getAuditorFirm(),
        held.audit().getFindings().size(),
        asked.of(held.audit()).size(),
        overlapping(held),
        held.connector(),
        held.exchangeId(),
        held.revision(),
        held.suppliedAt());
  }

  private Validity window(HeldAudit held) {
    Validity window = windows.get(held.ref());
    return window == null ? tables.of(held, held) : window;
  }

  private AuditColumn.State state(Validity window) {
    if (window.isOver(today)) {
      return AuditColumn.State.EXPIRED;
    }
    if (!window.contains(today)) {
      return AuditColumn.State.AHEAD;
    }
    return window.until() == null ? AuditColumn.State.UNKNOWN : AuditColumn.State.VALID;
  }

  private List<AuditRef> overlapping(HeldAudit held) {
    return audits.stream()
        .filter(other -> !chains.first(other).equals(chains.first(held)))
        .filter(other -> bounded(window(other)) && bounded(window(held)))
        .filter(other -> window(other).overlaps(window(held)))
        .map(HeldAudit::ref)
        .toList();
  }

  private static boolean bounded(Validity window) {
    return window.from() != null && window.until() != null;
  }
}
