package org.scorehub.web.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.Subscription;
import org.scorehub.web.subscription.SubscriptionEntry.Sending;

/**
 * A subscription and its latest sendings.
 *
 * @param endedAt null while it has not ended
 * @param mayUndo whether the reader ended it, and may take that back
 * @param sendings the latest first
 */
record SubscriptionEntry(
    Subscription subscription,
    Instant createdAt,
    @Nullable Instant endedAt,
    boolean mayUndo,
    List<Sending> sendings) {

  /**
   * One digest.
   *
   * @param state DUE, SENT, NOTHING or FAILED
   * @param dueAt when it is tried next, if it is due
   * @param changes how many it told of; null until it was sent
   * @param problem what the last attempt said; null if that went well
   */
  record Sending(
      UUID id,
      Digest.Kind kind,
      String state,
      Instant madeAt,
      Instant dueAt,
      @Nullable Instant sentAt,
      @Nullable Integer changes,
      int attempts,
      @Nullable String problem) {}

  SubscriptionEntry {
    sendings = List.copyOf(sendings);
  }

  /** The latest sending; null before the first. */
  @JsonIgnore
  public @Nullable Sending last() {
    return sendings.isEmpty() ? null : sendings.get(0);
  }
}
