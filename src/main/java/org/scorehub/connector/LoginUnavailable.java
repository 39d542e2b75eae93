package org.scorehub.connector;

/** A tenant's system cannot be called because it gives the hub no access now. Holds no secret. */
public final class LoginUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LoginUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
