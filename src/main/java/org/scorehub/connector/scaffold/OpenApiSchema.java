package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Makes the JSON Schema of a document out of an OpenAPI schema. Codes that they enumerate are told
 * in the description only: a code that nobody knows yet is queued for a person, not refused.
 */
final class OpenApiSchema {

  private static final String COMPONENTS = "#/components/schemas/";
  private static final Set<String> OF_OPENAPI =
      Set.of("example", "xml", "discriminator", "externalDocs", "nullable", "enum", "default");
  private static final Set<String> LISTS = Set.of("allOf", "oneOf", "anyOf");
  private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "not");

  /** What is not as they wrote it, for descriptions. */
  static final String CHANGES = "Codes are told, not enforced.";

  private final OpenApi api;
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
  private final Deque<String> open = new ArrayDeque<>();

  private OpenApiSchema(OpenApi api) {
    this.api = api;
  }

  static String of(OpenApi api, JsonNode schema, String title, String description) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    all.put("title", title);
    all.put("description", description);
    OpenApiSchema made = new OpenApiSchema(api);
    ObjectNode root = made.converted(api.resolved(schema));
    root.remove(List.of("title", "description"));
    all.setAll(root);
    made.finish();
    if (!made.definitions.isEmpty()) {
      all.set("$defs", made.definitions);
    }
    return JsonSchemaDraft.pretty(all);
  }

  private void finish() {
    while (!open.isEmpty()) {
      String name = open.pop();
      ObjectNode reference = JsonNodeFactory.instance.objectNode().put("$ref", COMPONENTS + name);
      definitions.set(name, converted(api.resolved(reference)));
    }
  }

  private ObjectNode converted(JsonNode schema) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(member -> add(member, made));
    describe(schema, made);
    boolean nullable = schema.path("nullable").asBoolean() && made.path("type").isTextual();
    if (nullable) {
      made.putArray("type").add(schema.path("type").asText()).add("null");
    }
    exclusive(made, "exclusiveMinimum", "minimum");
    exclusive(made, "exclusiveMaximum", "maximum");
    return made;
  }

  private void add(Map.Entry<String, JsonNode> member, ObjectNode made) {
    String name = member.getKey();
    JsonNode value = member.getValue();
    if (OF_OPENAPI.contains(name) || name.startsWith("x-")) {
      return;
    } else if (name.equals("$ref")) {
      made.put("$ref", reference(value.asText()));
    } else if (name.equals("properties")) {
      ObjectNode properties = made.putObject(name);
      value.properties().forEach(p -> properties.set(p.getKey(), converted(p.getValue())));
    } else if (LISTS.contains(name)) {
      ArrayNode parts = made.putArray(name);
      value.forEach(part -> parts.add(converted(part)));
    } else if (SCHEMAS.contains(name) && value.isObject()) {
      made.set(name, converted(value));
    } else {
      made.set(name, value.deepCopy());
    }
  }

  private String reference(String reference) {
    if (!reference.startsWith(COMPONENTS)) {
      throw new UnusableSample(
          api.file() + " refers to " + reference + ", which is none of its components");
    }
    String name = reference.substring(COMPONENTS.length());
    if (!definitions.has(name)) {
      definitions.putObject(name);
      open.push(name);
    }
    return "#/$defs/" + name;
  }

  private void describe(JsonNode schema, ObjectNode made) {
    if (schema.has("$ref")) {
      return;
    }
    List<String> said = new ArrayList<>();
    String theirs = schema.path("description").asText().strip();
    if (!theirs.isEmpty()) {
      said.add(theirs);
    }
    if (schema.has("enum")) {
      List<String> codes =
          StreamSupport.stream(schema.path("enum").spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      said.add("One of " + String.join(", ", codes) + " when this was drafted.");
    }
    said.add("Source: " + api.file() + ".");
    made.put("description", String.join(" ", said));
  }

  /** A flag in OpenAPI 3.0, a bound of its own in JSON Schema. */
  private static void exclusive(ObjectNode made, String flag, String bound) {
    if (made.path(flag).isBoolean()) {
      if (made.path(flag).asBoolean()) {
        made.set(flag, made.path(bound));
        made.remove(bound);
      } else {
        made.remove(flag);
      }
    }
  }
}
