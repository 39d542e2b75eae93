package org.scorehub.platform.bench.faults;

import java.time.Duration;

/**
 * A fault at its moment.
 *
 * @param at from the beginning of the load
 * @param seconds how long a server is away or held; 0 where that does not apply
 */
record PlannedFault(Duration at, Kind kind, int seconds) {

  /** What goes wrong. */
  enum Kind {
    KILL_HUB,
    STOP_BROKER,
    KILL_BROKER,
    HOLD_BROKER,
    STOP_DATABASE,
    KILL_DATABASE,
    HOLD_DATABASE,
    FILL_DISK;

    boolean isOfBroker() {
      return this == STOP_BROKER || this == KILL_BROKER || this == HOLD_BROKER;
    }
  }
}
