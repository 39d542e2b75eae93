package org.scorehub.platform.embedded;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An embedded server cannot be set up or started. The message is one line for the person at the
 * console: what failed and which log file tells more. It never holds a password.
 */
public final class EmbeddedServerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedServerFailure(String message) {
    super(message);
  }

  EmbeddedServerFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure that something else goes back to; empty if it has other reasons. */
  public static Optional<EmbeddedServerFailure> in(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(EmbeddedServerFailure.class::isInstance)
        .map(EmbeddedServerFailure.class::cast)
        .findFirst();
  }
}
