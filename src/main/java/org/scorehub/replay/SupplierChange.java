package org.scorehub.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.replay.SupplierState.AuditState;
import org.scorehub.replay.SupplierState.EscalationState;

/**
 * What would be otherwise at a supplier.
 *
 * @param documents that were looked at for it
 * @param audits those that would say something else
 * @param topicsGone topics that would have no open issue any more
 * @param topicsNew topics that would have one
 * @param modulesNow recommended, in their order; empty if they stay
 * @param modulesThen likewise
 * @param modulesChange whether the recommended modules would be others
 */
record SupplierChange(
    UUID site,
    @Nullable String name,
    int documents,
    List<AuditChange> audits,
    List<String> topicsGone,
    List<String> topicsNew,
    boolean modulesChange,
    List<String> modulesNow,
    List<String> modulesThen,
    List<EscalationChange> escalations) {

  /**
   * An audit that would say something else.
   *
   * @param audit scheme and native id
   * @param findingsNow null if it is not recorded for this supplier
   * @param findingsThen null if it would not be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AuditChange(
      String audit,
      @Nullable String ratingNow,
      @Nullable String ratingThen,
      @Nullable Integer findingsNow,
      @Nullable Integer findingsThen) {

    boolean isOfRating() {
      return !Objects.equals(ratingNow, ratingThen);
    }

    boolean isOfFindings() {
      return !Objects.equals(findingsNow, findingsThen);
    }
  }

  /**
   * An escalation that would be otherwise.
   *
   * @param outcome RAISED, WITHDRAWN or CHANGED
   */
  record EscalationChange(UUID id, String outcome, EscalationState escalation) {}

  /** What differs between two states. */
  static SupplierChange between(UUID site, int documents, SupplierState now, SupplierState then) {
    boolean modules = !now.modules().equals(then.modules());
    return new SupplierChange(
        site,
        now.name() == null ? then.name() : now.name(),
        documents,
        audits(now, then),
        without(now.topics(), then.topics()),
        without(then.topics(), now.topics()),
        modules,
        modules ? now.modules() : List.of(),
        modules ? then.modules() : List.of(),
        escalations(now, then));
  }

  /** Whether more than escalations would be otherwise. */
  boolean isOpen() {
    return !audits.isEmpty() || !topicsGone.isEmpty() || !topicsNew.isEmpty() || modulesChange;
  }

  boolean isEmpty() {
    return !isOpen() && escalations.isEmpty();
  }

  private static List<AuditChange> audits(SupplierState now, SupplierState then) {
    SortedSet<String> names = new TreeSet<>(now.audits().keySet());
    names.addAll(then.audits().keySet());
    List<AuditChange> changes = new ArrayList<>();
    for (String name : names) {
      AuditState before = now.audits().get(name);
      AuditState after = then.audits().get(name);
      if (!Objects.equals(before, after)) {
        changes.add(
            new AuditChange(
                name,
                before == null ? null : before.rating(),
                after == null ? null : after.rating(),
                before == null ? null : before.findings(),
                after == null ? null : after.findings()));
      }
    }
    return changes;
  }

  private static List<String> without(SortedSet<String> topics, SortedSet<String> others) {
    return topics.stream().filter(topic -> !others.contains(topic)).toList();
  }

  private static List<EscalationChange> escalations(SupplierState now, SupplierState then) {
    List<EscalationChange> changes = new ArrayList<>();
    now.escalations()
        .forEach(
            (id, before) -> {
              EscalationState after = then.escalations().get(id);
              if (before.isOpen() && (after == null || !after.isOpen())) {
                changes.add(new EscalationChange(id, "WITHDRAWN", before));
              }
            });
    then.escalations()
        .forEach(
            (id, after) -> {
              EscalationState before = now.escalations().get(id);
              if (after.isOpen() && (before == null || !before.isOpen())) {
                changes.add(new EscalationChange(id, "RAISED", after));
              } else if (after.isOpen() && !after.equals(before)) {
                changes.add(new EscalationChange(id, "CHANGED", after));
              }
            });
    return changes;
  }
}
