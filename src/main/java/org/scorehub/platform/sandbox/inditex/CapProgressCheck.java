package org.scorehub.platform.sandbox.inditex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Request;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds a request against {@code schemas/inditex/cap-progress.schema.json}. It uses a schema
 * validator directly, so that the hub's writer is not checked by its own classes.
 */
final class CapProgressCheck {

  private static final String SCHEMA = "schemas/inditex/cap-progress.schema.json";

  /** Place of the factory's number in the path. */
  private static final int FACTORY = 4;

  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchema schema;

  CapProgressCheck(Path root) {
    try {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(
                  Files.readString(root.resolve(SCHEMA)),
                  SchemaValidatorsConfig.builder()
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ROOT)
                      .build());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + root.resolve(SCHEMA), e);
    }
  }

  /** All that is wrong; empty if it fits. */
  List<String> problems(Request request) {
    List<String> problems = new ArrayList<>();
    String type = request.getHeader("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      problems.add("Content-Type is not application/json");
    }
    String key = request.getHeader("Idempotency-Key");
    if (key == null || key.isBlank()) {
      problems.add("Idempotency-Key is missing");
    }
    addBodyProblems(request, problems);
    return problems;
  }

  /** The body; missing if it is no JSON. */
  JsonNode body(Request request) {
    try {
      return json.readTree(request.getBody());
    } catch (IOException e) {
      return json.missingNode();
    }
  }

  private void addBodyProblems(Request request, List<String> problems) {
    JsonNode body = body(request);
    if (body.isMissingNode()) {
      problems.add("the body is no JSON");
      return;
    }
    schema.validate(body).forEach(message -> problems.add(message.toString()));
    String factory = Answers.part(request, FACTORY);
    if (!body.at("/factory/factoryId").asText().equals(factory)) {
      problems.add("the body is not about factory " + factory);
    }
  }
}
