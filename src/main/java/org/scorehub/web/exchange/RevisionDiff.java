package org.scorehub.web.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scorehub.web.TreeDiff;

/**
 * What a document says otherwise than the one of the same key that was recorded before it.
 *
 * @param before exchange of that one
 * @param changes empty if nothing differs, for example under another bundle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionDiff(UUID before, Instant receivedAt, List<TreeDiff.Change> changes) {

  RevisionDiff {
    changes = List.copyOf(changes);
  }

  /** Whether there is more than is told. */
  public boolean isCut() {
    return changes.size() >= TreeDiff.MOST;
  }
}
