package org.scorehub.security;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hub would be unsafe with these settings. The message is one line that says what to change.
 */
public final class RefusedToStart extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RefusedToStart(String message) {
    super(message);
  }

  /** The refusal that a failed start goes back to; empty if it failed otherwise. */
  public static Optional<RefusedToStart> in(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(RefusedToStart.class::isInstance)
        .map(RefusedToStart.class::cast)
        .findFirst();
  }
}
