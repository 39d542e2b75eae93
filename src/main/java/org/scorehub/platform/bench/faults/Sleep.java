package org.scorehub.platform.bench.faults;

import java.time.Duration;

/** Waiting that ends at once when its thread is interrupted. */
final class Sleep {

  private Sleep() {}

  /**
   * Waits.
   *
   * @return false if the thread was told to end
   */
  static boolean of(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static boolean millis(long millis) {
    return of(Duration.ofMillis(millis));
  }
}
