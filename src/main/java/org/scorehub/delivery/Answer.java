package org.scorehub.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the other side said to one attempt. */
public sealed interface Answer {

  /** What to show people, shortened by whoever stores it. */
  String detail();

  /**
   * It took the delivery.
   *
   * @param receipt its own reference; null if it gave none
   * @param applied whether it says that the content has taken effect
   */
  record Accepted(@Nullable String receipt, boolean applied, String detail) implements Answer {}

  /** It said no; sending the same again is of no use. */
  record Refused(String detail) implements Answer {}

  /**
   * It could not be reached or had no time.
   *
   * @param retryAfter how long it asked to be left alone; null if it did not say
   * @param untaken whether the attempt surely had no effect: nothing was sent, or it said that it
   *     takes nothing now. False where nobody can know, as after a timeout
   */
  record Unavailable(String detail, @Nullable Duration retryAfter, boolean untaken)
      implements Answer {

    /** Of an attempt that may have arrived. */
    public Unavailable(String detail, @Nullable Duration retryAfter) {
      this(detail, retryAfter, false);
    }
  }
}
