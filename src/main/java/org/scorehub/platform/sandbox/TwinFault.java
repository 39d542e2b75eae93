package org.scorehub.platform.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Ways in which a buyer's system can fail. Where it speaks HTTP each has a stub in {@code
 * sandbox/_shared/faults}, or one of its own in the twin's folder {@code faults}.
 */
public enum TwinFault {
  /** Says to every request that the sender is wrong. */
  REFUSE,
  /** Answers 503 with {@code Retry-After: 2} (seconds). */
  BUSY,
  /** Takes what is right, after three seconds or what {@link TwinSettings} say. */
  SLOW,
  /** Breaks the connection off without an answer. */
  RESET,
  /** Answers 500 with an HTML page. */
  BROKEN,
  /** Answers 429 with {@code Retry-After: 2} (seconds). */
  THROTTLED,
  /** Answers 200 and breaks off in the middle. */
  HALF,
  /** Knows no login any more: answers 401. */
  UNAUTHORIZED,
  /** Answers 200 with a JSON document that is cut off. */
  GARBLED,
  /** Takes what is right, and answers a few bytes at a time, twice as long as {@link #SLOW}. */
  DRIP;

  String file() {
    return name().toLowerCase(Locale.ROOT) + ".json";
  }

  /** The fault of a name, without regard to case; empty if there is none. */
  public static Optional<TwinFault> named(String name) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }
}
