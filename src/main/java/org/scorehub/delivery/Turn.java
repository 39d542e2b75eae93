package org.scorehub.delivery;

import java.time.Instant;

/** Whether an attempt may begin. */
sealed interface Turn {

  /** It may, and counts from now on. */
  record Granted() implements Turn {}

  /** Nothing may be sent to the receiver now. */
  record Held() implements Turn {}

  /**
   * The receiver takes first attempts, but no more repetitions for a while.
   *
   * @param until when the retry budget has room again
   */
  record NoRetry(Instant until) implements Turn {}
}
