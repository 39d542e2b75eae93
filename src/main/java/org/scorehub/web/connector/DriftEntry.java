package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.drift.Change;
import org.scorehub.drift.DriftKind;
import org.scorehub.drift.Proposal;

/**
 * A change of form of a document, as the caller's organisation sent it.
 *
 * @param path generalised native path: of a gained field the new one, of a renamed one the old one
 * @param newPath new path of a renamed field
 * @param was type before
 * @param becomes type now, or the code of the problem with its values
 * @param inUse whether the field decided anything when the change was found
 * @param warning a field in use was lost, renamed or retyped, and nobody has decided about it
 * @param sample one value, redacted
 * @param exchangeId first document of the form
 * @param decision ACKNOWLEDGED or DISMISSED; null while open
 * @param proposal what would make the connector understand it; null while it is being made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftEntry(
    UUID id,
    String document,
    DriftKind kind,
    String path,
    @Nullable String newPath,
    @Nullable String was,
    @Nullable String becomes,
    boolean inUse,
    boolean warning,
    @Nullable String sample,
    UUID exchangeId,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String note,
    @Nullable Proposal proposal) {

  Change change() {
    return new Change(kind, path, newPath, was, becomes, inUse);
  }

  DriftEntry with(Proposal found) {
    return new DriftEntry(
        id,
        document,
        kind,
        path,
        newPath,
        was,
        becomes,
        inUse,
        warning,
        sample,
        exchangeId,
        firstSeen,
        lastSeen,
        decision,
        decidedBy,
        decidedAt,
        note,
        found);
  }
}
