package org.scorehub.security;

import java.io.Serial;

/**
 * The hub would be unsafe with these settings. The message is one line that says what to change.
 */
public final class RefusedToStart extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RefusedToStart(String message) {
    super(message);
  }
}
