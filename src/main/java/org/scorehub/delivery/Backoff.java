package org.scorehub.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long to leave an unavailable receiver alone: doubling, with jitter, at most five minutes. */
@Component
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
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
  Duration after(int attempt, @Nullable Duration asked) {
    long doubled = FIRST.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
    long capped = Math.min(doubled, LONGEST.toMillis());
    Duration own = Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
    return asked != null && asked.compareTo(own) > 0 ? asked : own;
  }
}
