package org.scorehub.delivery;

/** What went wrong first, which says more than what it was wrapped in. */
final class FirstCause {

  private static final int MAX_DEPTH = 20;

  private FirstCause() {}

  static String of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; depth < MAX_DEPTH && cause.getCause() != null; depth++) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
