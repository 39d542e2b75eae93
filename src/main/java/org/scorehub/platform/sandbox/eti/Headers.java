package org.scorehub.platform.sandbox.eti;

import com.github.tomakehurst.wiremock.http.Request;

/** Headers of a request. */
final class Headers {

  private Headers() {}

  /** The first value; empty if the header is absent. */
  static String of(Request request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
