package org.scorehub.platform.sandbox.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most 100 questions in any minute (their docs/limitations.md, "burst rate"). */
final class MinuteLimit {

  private static final int PER_MINUTE = 100;

  private final Clock clock;
  private final Deque<Instant> asked = new ArrayDeque<>();

  MinuteLimit(Clock clock) {
    this.clock = clock;
  }

  /** Seconds to wait before the next question; 0 if it may be asked now, which counts it. */
  synchronized long secondsToWait() {
    Instant now = clock.instant();
    Instant minuteAgo = now.minus(Duration.ofMinutes(1));
    while (!asked.isEmpty() && !asked.peekFirst().isAfter(minuteAgo)) {
      asked.removeFirst();
    }
    if (asked.size() < PER_MINUTE) {
      asked.addLast(now);
      return 0;
    }
    return Duration.between(minuteAgo, asked.getFirst()).toSeconds() + 1;
  }
}
