package org.scorehub.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.SeverityLevel;

/**
 * An open issue as it is stored, for comparing rules.
 *
 * @param givenTopic topic that the mapping gave
 */
public record KnownIssue(
    SiteView view,
    UUID id,
    String scheme,
    @Nullable String nativeCode,
    String givenTopic,
    SeverityLevel severity,
    @Nullable String severityIssued,
    @Nullable String text,
    @Nullable String language) {

  Issue issue() {
    return new Issue(
        id,
        scheme,
        id.toString(),
        null,
        nativeCode,
        Placement.given(givenTopic),
        severity,
        severityIssued,
        IssueState.OPEN,
        null,
        null,
        text,
        language,
        List.of());
  }
}
