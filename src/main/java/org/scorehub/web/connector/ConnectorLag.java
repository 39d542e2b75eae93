package org.scorehub.web.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a connector is behind, as far as the caller may see.
 *
 * @param waiting documents received and not settled, counted up to {@value #MOST}
 * @param oldestReceivedAt when the oldest of them was received; null if none waits
 * @param lastPollAt when a source was last asked; null if none is or ever was
 * @param failingPolls sources whose last poll failed
 * @param waitingDeliveries not sent yet
 * @param oldestDueAt when the oldest delivery became due; null if none waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectorLag(
    long waiting,
    @Nullable Instant oldestReceivedAt,
    @Nullable Instant lastPollAt,
    long failingPolls,
    long waitingDeliveries,
    @Nullable Instant oldestDueAt) {

  static final int MOST = 10_000;
}
