package org.scorehub.delivery;

import java.time.Duration;

/** Durations as people say them, in the largest unit that is whole. */
final class DurationWords {

  private DurationWords() {}

  static String of(Duration duration) {
    if (duration.toSeconds() % 86_400 == 0 && !duration.isZero()) {
      return counted(duration.toDays(), "day");
    } else if (duration.toSeconds() % 3_600 == 0 && !duration.isZero()) {
      return counted(duration.toHours(), "hour");
    } else if (duration.toSeconds() % 60 == 0 && !duration.isZero()) {
      return counted(duration.toMinutes(), "minute");
    }
    return duration.toMillis() % 1000 == 0
        ? counted(duration.toSeconds(), "second")
        : duration.toMillis() + " ms";
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
