package org.scorehub.platform.embedded;

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
}
