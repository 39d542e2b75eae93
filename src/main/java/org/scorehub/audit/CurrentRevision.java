package org.scorehub.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content an audit has now.
 *
 * @param revision number of the current revision
 * @param last highest number given so far; higher than {@code revision} if a late older content
 *     became history
 * @param contentHash hash of the native content
 * @param issuedAt native issue time; null if not given
 * @param receivedAt when the hub received it
 * @param site that it is recorded at
 */
record CurrentRevision(
    int revision,
    int last,
    byte[] contentHash,
    @Nullable Instant issuedAt,
    Instant receivedAt,
    UUID site) {

  /** Native issue time ranks; where it is missing or equal, the later arrival is newer. */
  boolean isNewerThan(@Nullable Instant otherIssuedAt) {
    return issuedAt != null && otherIssuedAt != null && issuedAt.isAfter(otherIssuedAt);
  }

  /** The same of a document that is recorded long after it came. */
  boolean isNewerThan(@Nullable Instant otherIssuedAt, Instant otherReceivedAt) {
    boolean ranked = issuedAt != null && otherIssuedAt != null && !issuedAt.equals(otherIssuedAt);
    return ranked ? isNewerThan(otherIssuedAt) : receivedAt.isAfter(otherReceivedAt);
  }
}
