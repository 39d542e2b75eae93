package org.scorehub.intake.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source that cannot be fetched now; it is tried again later. */
public final class SourceUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /** Without a word on how long. */
  public SourceUnavailable(String message) {
    this(message, null);
  }

  /**
   * With the pause asked for.
   *
   * @param retryAfter how long the source asked to be left alone; null if it did not
   */
  public SourceUnavailable(String message, @Nullable Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
