package org.scorehub.platform.sandbox.eti;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;

/** Forms of what a member's system answers. */
final class Answers {

  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;

  private Answers() {}

  static ResponseDefinitionBuilder json(int status, JsonNode body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body.toString().getBytes(UTF_8));
  }

  /** RFC 9457, with everything that is wrong. */
  static ResponseDefinitionBuilder refusal(int status, String title, List<String> problems) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("title", title);
    body.put("status", status);
    if (!problems.isEmpty()) {
      body.put("detail", String.join("; ", problems));
    }
    problems.forEach(body.putArray("errors")::add);
    return json(status, body).withHeader("Content-Type", "application/problem+json");
  }

  static ResponseDefinitionBuilder notModified(String tag) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(NOT_MODIFIED)
        .withHeader("ETag", tag);
  }

  static ResponseDefinitionBuilder tokenNeeded() {
    return refusal(UNAUTHORIZED, "A valid access token is needed", List.of())
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }
}
