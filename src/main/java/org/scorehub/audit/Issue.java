package org.scorehub.audit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.OpenIssue;

/**
 * A problem of a site that outlives the audits that saw it.
 *
 * @param key native id of the finding, else its native code, else a hash of its text
 * @param nativeId the issuer's own id of the finding; null if it has none
 * @param observations every audit that spoke of it, oldest first
 */
record Issue(
    String scheme,
    String key,
    @Nullable String nativeId,
    @Nullable String nativeCode,
    String topic,
    SeverityLevel severity,
    @Nullable String severityIssued,
    IssueState state,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate dueOn,
    @Nullable String text,
    @Nullable String language,
    List<Observation> observations) {

  Issue {
    observations = List.copyOf(observations);
  }

  boolean isOpen() {
    return state != IssueState.VERIFIED_CLOSED && state != IssueState.WITHDRAWN;
  }

  Observation latest() {
    return observations.get(observations.size() - 1);
  }

  Issue with(IssueState newState, List<Observation> newObservations) {
    return new Issue(
        scheme,
        key,
        nativeId,
        nativeCode,
        topic,
        severity,
        severityIssued,
        newState,
        openedOn,
        dueOn,
        text,
        language,
        newObservations);
  }

  OpenIssue signal() {
    return new OpenIssue(scheme, nativeCode, topic, severity, severityIssued, false);
  }
}
