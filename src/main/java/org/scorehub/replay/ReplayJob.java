package org.scorehub.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay as somebody asked for it, or the preview of one.
 *
 * @param seen hash of the preview that was looked at; null for a preview
 */
record ReplayJob(
    String buyer,
    UUID id,
    boolean preview,
    ReplayCommand command,
    @Nullable String seen,
    @Nullable String reason,
    String askedBy) {

  ReplayOrigin origin() {
    return new ReplayOrigin(buyer, id, askedBy, reason == null ? "no reason given" : reason);
  }
}
