package org.scorehub.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.DeliveryPolicy;
import org.springframework.stereotype.Component;

/** How long a delivery waits after an attempt that found its receiver unavailable. */
@Component
final class Backoff {

  private static final int MAX_DOUBLINGS = 20;

  private final RandomGenerator random;

  Backoff() {
    this(RandomGenerator.getDefault());
  }

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param attempt number of the attempt that failed, from 1
   * @param asked what the receiver asked for; honoured if it is longer
   */
  Duration after(DeliveryPolicy.Backoff policy, int attempt, @Nullable Duration asked) {
    long longest = policy.longest().toMillis();
    long first = Math.min(policy.first().toMillis(), longest);
    int doublings = Math.min(attempt - 1, MAX_DOUBLINGS);
    long capped = first > longest >> doublings ? longest : first << doublings;
    Duration own = Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
    return asked != null && asked.compareTo(own) > 0 ? asked : own;
  }
}
