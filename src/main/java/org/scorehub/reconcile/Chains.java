package org.scorehub.reconcile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which audits follow up which, over any number of follow-ups. */
final class Chains {

  private final Map<AuditRef, HeldAudit> audits = new HashMap<>();

  Chains(Collection<HeldAudit> held) {
    held.forEach(audit -> audits.put(audit.ref(), audit));
  }

  /** The audit that a follow-up names; null for others and where it is not held. */
  @Nullable HeldAudit parent(HeldAudit audit) {
    String named = audit.isFollowUp() ? audit.audit().getParentNativeId() : null;
    return named == null ? null : audits.get(new AuditRef(audit.ref().scheme(), named));
  }

  /** The audit at the beginning: itself, unless it follows up one that is held. */
  HeldAudit first(HeldAudit audit) {
    Set<AuditRef> seen = new HashSet<>();
    HeldAudit current = audit;
    HeldAudit before = parent(current);
    while (before != null && seen.add(current.ref())) {
      current = before;
      before = parent(current);
    }
    return current;
  }
}
