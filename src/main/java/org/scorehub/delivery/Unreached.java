package org.scorehub.delivery;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Failures to connect: no byte of the document has left. */
final class Unreached {

  private static final int MAX_DEPTH = 20;
  private static final List<Class<? extends Exception>> FAILURES =
      List.of(
          ConnectException.class,
          ConnectTimeoutException.class,
          NoRouteToHostException.class,
          UnknownHostException.class);

  private Unreached() {}

  static boolean is(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; depth < MAX_DEPTH && cause.getCause() != null && !known(cause); depth++) {
      cause = cause.getCause();
    }
    return known(cause);
  }

  private static boolean known(Throwable cause) {
    return FAILURES.stream().anyMatch(failure -> failure.isInstance(cause));
  }
}
