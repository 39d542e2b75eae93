package org.scorehub.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import com.networknt.schema.resource.SchemaLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * A compiled JSON Schema.
 *
 * @param place what it knows of trees
 */
record JsonSchemaCheck(JsonSchema schema, SchemaPlace place) {

  private static final Set<String> EXTRA = Set.of("additionalProperties", "unevaluatedProperties");

  static JsonSchemaCheck compile(SchemaFiles files, String path) {
    refuseBroken(files, path);
    SchemaLocations locations = new SchemaLocations(files);
    SchemaLoader loader =
        address ->
            address.getScheme().equals(SchemaLocations.SCHEME)
                ? () -> new ByteArrayInputStream(locations.read(address.toString()))
                : null;
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders -> loaders.add(loader).add(DisallowSchemaLoader.getInstance())));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .preloadJsonSchema(true)
            .build();
    try {
      JsonSchema schema =
          factory.getSchema(SchemaLocation.of(SchemaLocations.address(path)), config);
      schema.initializeValidators();
      return new JsonSchemaCheck(schema, JsonPlace.of(files, path));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  /** Before the library does so at length in the log. */
  private static void refuseBroken(SchemaFiles files, String path) {
    byte[] bytes = files.read(path);
    try (JsonParser parser = JsonParsers.over(bytes, Encoding.ofJson(bytes))) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  /** All problems, without positions; all of them blocking. */
  List<Problem> check(JsonNode tree) {
    return schema.validate(tree).stream().map(JsonSchemaCheck::problem).toList();
  }

  /** All problems, without positions; blocking ones where the tree makes no sense without. */
  List<Problem> judge(JsonNode tree) {
    return schema.validate(tree).stream().map(this::judged).toList();
  }

  private Problem judged(ValidationMessage message) {
    Problem problem = problem(message);
    boolean extra = EXTRA.contains(message.getType());
    String path = problem.path() == null ? "" : problem.path();
    return extra || !SchemaWalk.isEssential(place, path) ? problem.withoutBlocking() : problem;
  }

  private static Problem problem(ValidationMessage message) {
    String path = path(message.getInstanceLocation());
    String property = message.getProperty();
    return Problem.blocking(ProblemKind.MALFORMED, "json.schema", JsonSchemaWords.of(message))
        .atPath(property == null ? path : path + "/" + property)
        .withValue(JsonSchemaWords.value(message))
        .expecting(JsonSchemaWords.expected(message));
  }

  static String path(JsonNodePath location) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      if (location.getElement(i) instanceof Integer index) {
        path.append('[').append(index + 1).append(']');
      } else {
        path.append('/').append(location.getName(i));
      }
    }
    return path.toString();
  }
}
