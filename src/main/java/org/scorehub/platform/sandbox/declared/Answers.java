package org.scorehub.platform.sandbox.declared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;

/** Forms of what a declared system answers. */
final class Answers {

  static final int OK = 200;
  static final int NOT_MODIFIED = 304;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int PRECONDITION_FAILED = 412;
  static final int PRECONDITION_REQUIRED = 428;

  private static final int UNAUTHORIZED = 401;

  private Answers() {}

  static ResponseDefinitionBuilder json(String body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(OK)
        .withHeader("Content-Type", "application/json")
        .withBody(body.getBytes(UTF_8));
  }

  static ResponseDefinition status(int status, String header, String value) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader(header, value)
        .build();
  }

  /** A problem detail (RFC 9457) with everything that is wrong. */
  static ResponseDefinition refusal(int status, String title, List<String> problems) {
    return problem(status, title, problems).build();
  }

  static ResponseDefinition loginNeeded() {
    return problem(UNAUTHORIZED, "The login is missing, wrong or has run out", List.of())
        .withHeader("WWW-Authenticate", "Basic realm=\"sandbox\"")
        .build();
  }

  private static ResponseDefinitionBuilder problem(
      int status, String title, List<String> problems) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", status);
    body.put("title", title).put("detail", String.join("; ", problems));
    problems.forEach(body.putArray("errors")::add);
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(body.toString().getBytes(UTF_8));
  }

  /** The path as it was asked for, without the query. */
  static String path(Request request) {
    return request.getUrl().split("\\?", 2)[0];
  }

  /** The first value of a header; empty if it is absent. */
  static String header(Request request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }
}
