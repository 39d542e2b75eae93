package org.scorehub.web.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.explain.Explanation;

/**
 * Why a value of a document of the past is so, by the files that were used then.
 *
 * @param bundleId those files
 * @param explanation the reasons
 * @param earlier the same value before, the latest first
 */
record Explained(String bundleId, Explanation explanation, List<Earlier> earlier) {

  Explained {
    earlier = List.copyOf(earlier);
  }

  /**
   * A value that was there before.
   *
   * @param document the exchange or delivery that it stood in; that asked about, where other files
   *     read it otherwise
   * @param value null if there was none
   */
  record Earlier(UUID document, Instant at, String bundleId, @Nullable JsonNode value) {}
}
