package org.scorehub.web.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param rules version of the rules that placed the finding then, or ranked the modules that were
 *     sent; null of what rules do not decide, and where it was not recorded
 * @param explanation the reasons
 * @param earlier the same value before, the latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explained(
    String bundleId, @Nullable String rules, Explanation explanation, List<Earlier> earlier) {

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
