package org.scorehub.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/**
 * What the journal is told of an exchange once the work on it is done.
 *
 * @param bundleId files it was translated with; null if it was not
 * @param siteId the site it concerns; null if unknown
 * @param revision revision it became; null if none
 * @param keys business keys as kind:value
 * @param stages stages since received, oldest first
 */
public record Settlement(
    UUID id,
    String buyer,
    ExchangeState state,
    @Nullable String bundleId,
    @Nullable UUID siteId,
    @Nullable Integer revision,
    List<Problem> problems,
    List<String> keys,
    List<Stage> stages) {
  public Settlement {
    problems = List.copyOf(problems);
    keys = List.copyOf(keys);
    stages = List.copyOf(stages);
  }
}
