package org.scorehub.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.FindingStatus;

/**
 * What one audit said of an issue; the JSON form of the canonical IssueObservation.
 *
 * @param observedOn last day of the audit; null if not given
 */
record Observation(
    String scheme,
    String auditNativeId,
    int revision,
    FindingStatus status,
    @Nullable String answer,
    @Nullable LocalDate observedOn) {

  boolean isOf(AuditReference audit) {
    return scheme.equals(audit.scheme()) && auditNativeId.equals(audit.nativeId());
  }

  /** Undated observations count as older than dated ones. */
  boolean isBefore(Observation other) {
    return other.observedOn != null
        && (observedOn == null || observedOn.isBefore(other.observedOn));
  }
}
