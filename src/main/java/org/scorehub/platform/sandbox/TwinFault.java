package org.scorehub.platform.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ways in which a buyer's system can fail; each has a stub in the twin's folder {@code faults}. */
public enum TwinFault {
  /** Answers every request with a SOAP fault of the sender's making. */
  REFUSE,
  /** Answers 503 with {@code Retry-After: 2} (seconds). */
  BUSY,
  /** Takes what is right, after three seconds. */
  SLOW,
  /** Breaks the connection off without an answer. */
  RESET,
  /** Answers 500 with an HTML page. */
  BROKEN;

  String file() {
    return name().toLowerCase(Locale.ROOT) + ".json";
  }

  static Optional<TwinFault> named(String name) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }
}
