package org.scorehub.platform.sandbox.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many questions in any minute. */
final class MinuteLimit {

  private final int perMinute;
  private final Clock clock;
  private final Deque<Instant> asked = new ArrayDeque<>();

  MinuteLimit(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** Seconds to wait before the next question; 0 if it may be asked now, which counts it. */
  synchronized long secondsToWait() {
    Instant now = clock.instant();
    Instant minuteAgo = now.minus(Duration.ofMinutes(1));
    while (!asked.isEmpty() && !asked.peekFirst().isAfter(minuteAgo)) {
      asked.removeFirst();
    }
    if (asked.size() < perMinute) {
      asked.addLast(now);
      return 0;
    }
    return Duration.between(minuteAgo, asked.getFirst()).toSeconds() + 1;
  }
}
