package org.scorehub.replay;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation knows of a supplier's site at one time.
 *
 * @param name as its own documents have it; null if they have none
 * @param audits by scheme and native id
 * @param topics of the open issues
 * @param modules recommended, in their order
 * @param escalations by id
 */
record SupplierState(
    @Nullable String name,
    SortedMap<String, AuditState> audits,
    SortedSet<String> topics,
    List<String> modules,
    Map<UUID, EscalationState> escalations) {

  /** What an audit says in short. */
  record AuditState(@Nullable String rating, int findings) {}

  /** An escalation, and the roles that may see it. */
  record EscalationState(
      String kind,
      @Nullable String topic,
      @Nullable String findingCode,
      String state,
      List<String> visibleTo) {

    EscalationState {
      visibleTo = List.copyOf(visibleTo);
    }

    boolean isOpen() {
      return state.equals("RAISED") || state.equals("CONFIRMED");
    }
  }

  /** Of a site that nothing is known of. */
  static SupplierState empty() {
    return new SupplierState(null, new TreeMap<>(), new TreeSet<>(), List.of(), Map.of());
  }
}
