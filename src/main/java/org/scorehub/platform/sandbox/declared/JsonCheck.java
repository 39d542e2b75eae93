package org.scorehub.platform.sandbox.declared;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Holds JSON against a JSON Schema, formats included. */
final class JsonCheck implements DocumentCheck {

  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final JsonSchema schema;
  private final String key;

  JsonCheck(Path root, JsonNode manifest) {
    Path file = root.resolve(manifest.path("schema").asText()).toAbsolutePath();
    key = manifest.path("key").asText("");
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                SchemaLocation.of(file.toUri().toString()),
                SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build());
    schema.initializeValidators();
  }

  @Override
  public Looked look(byte[] content) {
    try {
      JsonNode tree = json.readTree(content);
      return new Looked(Facts.of(tree, key), problems(tree));
    } catch (IOException e) {
      return Looked.unreadable("the content is no JSON: " + e.getMessage());
    }
  }

  /** All that is wrong with a tree. */
  List<String> problems(JsonNode tree) {
    return schema.validate(tree).stream().map(message -> message.toString()).sorted().toList();
  }

  /** What the schema says of a member; missing if nothing. */
  JsonNode member(String name) {
    return schema.getSchemaNode().path("properties").path(name);
  }

  @Override
  public String mediaType() {
    return "application/json";
  }
}
