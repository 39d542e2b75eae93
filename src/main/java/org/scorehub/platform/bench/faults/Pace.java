package org.scorehub.platform.bench.faults;

import org.scorehub.platform.bench.load.Sleep;

/** So many a second at most, over all threads. */
final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private final long nanos;
  private long next = System.nanoTime();

  Pace(double perSecond) {
    nanos = (long) (SECOND / perSecond);
  }

  /** Waits for its turn; false if the thread was told to end. */
  boolean await() {
    long turn;
    synchronized (this) {
      next = Math.max(next + nanos, System.nanoTime());
      turn = next;
    }
    return Sleep.millis(Math.max(0, (turn - System.nanoTime()) / 1_000_000));
  }
}
