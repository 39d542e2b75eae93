package org.scorehub.intake.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long a failing source is left alone: doubling, with jitter, at most five minutes. */
final class PollPause {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 20;

  private PollPause() {}

  /**
   * @param failures failed polls in a row, from 1
   * @param asked what the source asked for; honoured if it is longer, up to an hour, so that no
   *     answer ends the polls for good
   */
  static Duration after(int failures, @Nullable Duration asked) {
    long doubled = FIRST.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    long capped = Math.min(doubled, LONGEST.toMillis());
    Duration own =
        Duration.ofMillis(capped / 2 + RandomGenerator.getDefault().nextLong(capped / 2 + 1));
    return asked == null || asked.compareTo(own) < 0 ? own : min(asked, LONGEST_ASKED);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
