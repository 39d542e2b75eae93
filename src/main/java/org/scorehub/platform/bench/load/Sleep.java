package org.scorehub.platform.bench.load;

import java.time.Duration;

/** Waiting that ends at once when its thread is interrupted. */
public final class Sleep {

  private Sleep() {}

  /**
   * Waits.
   *
   * @return false if the thread was told to end
   */
  public static boolean of(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As {@link #of}. */
  public static boolean millis(long millis) {
    return of(Duration.ofMillis(millis));
  }
}
