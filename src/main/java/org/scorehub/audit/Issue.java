package org.scorehub.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.OpenIssue;

/**
 * A problem of a site that outlives the audits that saw it.
 *
 * @param id stored id; null until it is stored
 * @param key native id of the finding, else its native code, else a hash of its text
 * @param nativeId the issuer's own id of the finding; null if it has none
 * @param placement its topic and who gave it
 * @param observations every audit that spoke of it, oldest first
 */
record Issue(
    @Nullable UUID id,
    String scheme,
    String key,
    @Nullable String nativeId,
    @Nullable String nativeCode,
    Placement placement,
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

  String topic() {
    return placement.topic();
  }

  Observation latest() {
    return observations.get(observations.size() - 1);
  }

  Issue with(IssueState newState, List<Observation> newObservations) {
    return copy(id, placement, newState, openedOn, newObservations);
  }

  /** The same, stored under another id. */
  Issue storedAs(@Nullable UUID newId) {
    return copy(newId, placement, state, openedOn, observations);
  }

  /** The same, first seen on another day. */
  Issue opened(@Nullable LocalDate day) {
    return copy(id, placement, state, day, observations);
  }

  /** The same under another topic. */
  Issue at(Placement place) {
    return place.equals(placement) ? this : copy(id, place, state, openedOn, observations);
  }

  private Issue copy(
      @Nullable UUID newId,
      Placement place,
      IssueState newState,
      @Nullable LocalDate day,
      List<Observation> seen) {
    return new Issue(
        newId,
        scheme,
        key,
        nativeId,
        nativeCode,
        place,
        severity,
        severityIssued,
        newState,
        day,
        dueOn,
        text,
        language,
        seen);
  }

  /** The text as observed last; null if there is none. */
  @Nullable LocalisedText words() {
    return text == null
        ? null
        : LocalisedText.newBuilder().setText(text).setLanguage(language).build();
  }

  /** As ranking sees it for a view of its site. */
  OpenIssue signal(SiteView view) {
    String known = IssueRows.issueId(view, this).toString();
    return new OpenIssue(known, scheme, nativeCode, topic(), severity, severityIssued, false);
  }
}
