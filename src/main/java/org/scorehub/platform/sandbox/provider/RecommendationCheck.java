package org.scorehub.platform.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Request;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.scorehub.platform.sandbox.TwinSettings;

/**
 * Holds a request against {@code schemas/score-training/recommendations.schema.json}. It uses a
 * schema validator directly, so that the hub's writer is not checked by its own classes.
 */
final class RecommendationCheck {

  private static final String SCHEMA = "schemas/score-training/recommendations.schema.json";

  private final ObjectMapper json = new ObjectMapper();
  private final String login;
  private final JsonSchema schema;

  RecommendationCheck(Path root, TwinSettings settings) {
    String both = settings.username() + ':' + settings.password();
    login = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                SchemaLocation.of(root.resolve(SCHEMA).toUri().toString()),
                SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build());
  }

  boolean admits(Request request) {
    return login.equals(request.getHeader("Authorization"));
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
    JsonNode body = body(request);
    if (body.isMissingNode()) {
      problems.add("the body is no JSON");
    } else {
      schema.validate(body).forEach(message -> problems.add(message.toString()));
    }
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
}
