package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks trees that people write against a JSON Schema, and says what would have been right. Of
 * several alternatives it tells what the likeliest one lacks, not what all of them do.
 */
public final class TreeCheck {

  private static final String FALSE = "false";

  private final JsonSchema schema;

  private TreeCheck(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * A schema of the project, JSON Schema 2020-12.
   *
   * @throws IllegalArgumentException naming the file if it is missing or broken
   */
  public static TreeCheck of(SchemaFiles files, String path) {
    return new TreeCheck(JsonSchemaCheck.compile(files, path).schema());
  }

  /** A schema in draft 4 that refers to nothing else. */
  public static TreeCheck draft4(JsonNode schema) {
    JsonMetaSchema v4 =
        JsonMetaSchema.builder(JsonMetaSchema.getV4())
            .keyword(new NonValidationKeyword("deprecated"))
            .build();
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V4))
            .metaSchema(v4)
            .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance()))
            .build();
    return new TreeCheck(factory.getSchema(schema, config()));
  }

  /** The schema of JSON Schemas themselves, 2020-12. */
  public static TreeCheck ofSchemas() {
    return new TreeCheck(
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012), config()));
  }

  private static SchemaValidatorsConfig config() {
    return SchemaValidatorsConfig.builder().locale(Locale.ROOT).preloadJsonSchema(false).build();
  }

  /** All that is wrong, each thing once. */
  public List<SchemaComplaint> check(JsonNode tree) {
    Set<ValidationMessage> messages = schema.validate(tree);
    return LikeliestAlternative.of(messages).stream().map(this::complaint).distinct().toList();
  }

  private SchemaComplaint complaint(ValidationMessage message) {
    String property = message.getProperty();
    String path = JsonSchemaCheck.path(message.getInstanceLocation());
    return new SchemaComplaint(
        property == null ? path : path + '/' + property,
        message.getType(),
        message.getType().equals("propertyNames") ? property : JsonSchemaWords.value(message),
        expected(message),
        message.getType().equals(FALSE) ? forbidden(message) : meaning(message),
        known(message));
  }

  private static @Nullable String expected(ValidationMessage message) {
    JsonNode rule = message.getSchemaNode();
    return message.getType().equals("propertyNames") && rule != null && rule.has("pattern")
        ? "a name of the pattern " + rule.get("pattern").textValue()
        : JsonSchemaWords.expected(message);
  }

  private @Nullable String meaning(ValidationMessage message) {
    return beside(message).path("description").textValue();
  }

  private List<String> known(ValidationMessage message) {
    return switch (message.getType()) {
      case "enum" -> texts(message.getSchemaNode());
      case "additionalProperties" -> names(beside(message).path("properties"));
      case "oneOf", "anyOf" -> needed(message.getSchemaNode());
      default -> List.of();
    };
  }

  private static List<String> texts(@Nullable JsonNode rule) {
    List<String> texts = new ArrayList<>();
    if (rule != null) {
      rule.forEach(each -> texts.add(each.asText()));
    }
    return texts;
  }

  /** What each of several forms needs. */
  private static List<String> needed(@Nullable JsonNode forms) {
    List<String> needed = new ArrayList<>();
    if (forms != null) {
      forms.forEach(form -> form.path("required").forEach(name -> needed.add(name.asText())));
    }
    return needed;
  }

  private static List<String> names(JsonNode members) {
    List<String> names = new ArrayList<>();
    members.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What a member that is not allowed in this combination means where it is. */
  private @Nullable String forbidden(ValidationMessage message) {
    JsonNodePath place = message.getInstanceLocation();
    String member = String.valueOf(place.getElement(-1));
    return schema.getSchemaNode().findValues(member).stream()
        .map(declared -> declared.path("description").textValue())
        .filter(text -> text != null)
        .findFirst()
        .orElse(null);
  }

  /** The schema that a broken keyword stands in. */
  private JsonNode beside(ValidationMessage message) {
    JsonNodePath place = message.getSchemaLocation().getFragment();
    JsonNode at = schema.getSchemaNode();
    for (int i = 0; i < place.getNameCount() - 1; i++) {
      Object step = place.getElement(i);
      at = step instanceof Integer index ? at.path(index) : step(at, String.valueOf(step));
    }
    return at;
  }

  private static JsonNode step(JsonNode at, String step) {
    return at.isArray() && step.matches("[0-9]{1,6}")
        ? at.path(Integer.parseInt(step))
        : at.path(step);
  }
}
