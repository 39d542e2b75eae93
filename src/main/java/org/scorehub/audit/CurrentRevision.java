package org.scorehub.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The content an audit has now.
 *
 * @param revision number of the current revision
 * @param last highest number given so far; higher than {@code revision} if a late older content
 *     became history
 * @param contentHash hash of the native content
 * @param issuedAt native issue time; null if not given
 */
record CurrentRevision(int revision, int last, byte[] contentHash, @Nullable Instant issuedAt) {

  /** Native issue time ranks; where it is missing or equal, the later arrival is newer. */
  boolean isNewerThan(@Nullable Instant otherIssuedAt) {
    return issuedAt != null && otherIssuedAt != null && issuedAt.isAfter(otherIssuedAt);
  }
}
