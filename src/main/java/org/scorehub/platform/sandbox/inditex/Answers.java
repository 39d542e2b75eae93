package org.scorehub.platform.sandbox.inditex;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;

/** Refusals, as problem details (RFC 9457). */
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  static ResponseDefinition unauthorized() {
    return ResponseDefinitionBuilder.like(problems(401, List.of("access token missing or expired")))
        .but()
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .build();
  }

  static ResponseDefinition problems(int status, List<String> problems) {
    ObjectNode body = JSON.createObjectNode().put("status", status);
    body.put("title", "The request does not fit").put("detail", String.join("; ", problems));
    problems.forEach(problem -> body.withArray("errors").add(problem));
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(body.toString())
        .build();
  }

  /** The first part of the path. */
  static String tenant(Request request) {
    return part(request, 1);
  }

  /** A part of the path by its place, from 1; empty if there are not so many. */
  static String part(Request request, int place) {
    String[] parts = request.getUrl().replaceAll("\\?.*", "").split("/", -1);
    return parts.length > place ? parts[place] : "";
  }
}
