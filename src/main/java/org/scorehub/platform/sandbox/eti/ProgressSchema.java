package org.scorehub.platform.sandbox.eti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a report against the profile's JSON Schema, without the hub's own reader. */
final class ProgressSchema {

  private static final String FILE = "schemas/eti-members/corrective-action-progress.schema.json";

  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchema schema;

  ProgressSchema(Path root) {
    try {
      schema =
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(
                  Files.readString(root.resolve(FILE)),
                  SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A report and all that is wrong with it.
   *
   * @param content a missing node if it is not JSON
   */
  record Checked(JsonNode content, List<String> problems) {
    Checked {
      problems = List.copyOf(problems);
    }
  }

  Checked check(String body) {
    try {
      JsonNode content = json.readTree(body);
      return new Checked(
          content, schema.validate(content).stream().map(m -> m.getMessage()).sorted().toList());
    } catch (JsonProcessingException e) {
      return new Checked(
          json.missingNode(), List.of("the body is not JSON: " + e.getOriginalMessage()));
    }
  }
}
