package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON Schema that samples obey: types, what is always there, dates; codes by their
 * shape, never enumerated. Other members are allowed, as everywhere in this project.
 */
final class JsonSchemaDraft {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DefaultIndenter TWO = new DefaultIndenter("  ", "\n");

  private final String files;
  private final boolean table;

  private JsonSchemaDraft(String files, boolean table) {
    this.files = files;
    this.table = table;
  }

  /** The schema of a document, or of a row of a table. */
  static String of(SampleSet samples, String title, String description) {
    boolean table = samples.table() != null;
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.put("description", description);
    new JsonSchemaDraft(samples.files(), table).object(samples.root(), schema);
    return pretty(schema);
  }

  static String pretty(JsonNode tree) {
    try {
      return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(TWO).withArrayIndenter(TWO))
              .writeValueAsString(tree)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private void object(Shape shape, ObjectNode schema) {
    schema.put("type", "object");
    List<String> required =
        shape.members().stream()
            .filter(m -> m.isRequiredIn(shape) && !(table && m.values().hasBlank()))
            .map(Shape::name)
            .toList();
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    ObjectNode properties = schema.putObject("properties");
    shape.members().forEach(m -> member(m, properties.putObject(m.name())));
  }

  private void member(Shape shape, ObjectNode schema) {
    if (table) {
      leaf(shape.values(), schema);
    } else if (shape.isIrregular()) {
      schema.put("description", "Not the same in every place; " + inferred());
    } else if (shape.isRepeated()) {
      schema.put("type", "array");
      value(shape, schema.putObject("items"));
    } else {
      value(shape, schema);
    }
  }

  private void value(Shape shape, ObjectNode schema) {
    if (shape.isObject()) {
      object(shape, schema);
    } else if (shape.values().isMixed()) {
      schema.put("description", "A value of several types; " + inferred());
      return;
    } else {
      leaf(shape.values(), schema);
    }
    if (shape.isNullable()) {
      nullable(schema);
    }
  }

  private static void nullable(ObjectNode schema) {
    String type = schema.path("type").asText();
    schema.putArray("type").add(type).add("null");
  }

  private void leaf(LeafValues values, ObjectNode schema) {
    switch (values.type()) {
      case INTEGER -> schema.put("type", "integer");
      case NUMBER -> schema.put("type", "number");
      case BOOLEAN -> schema.put("type", "boolean");
      case TEXT -> text(values, schema);
    }
    schema.put("description", "Such as " + values.shown() + "; " + inferred());
  }

  private void text(LeafValues values, ObjectNode schema) {
    schema.put("type", "string");
    String format = table || values.hasBlank() ? null : format(values.distinct());
    if (format != null) {
      schema.put("format", format);
    } else if (!values.hasBlank()) {
      schema.put("minLength", 1);
    }
    schema.put("maxLength", longest(values.distinct()));
  }

  private static @Nullable String format(List<String> values) {
    DateForms dates = DateForms.of(values);
    if (dates == null || !dates.patterns().isEmpty()) {
      return null;
    }
    return switch (dates.kind()) {
      case DATE -> values.stream().allMatch(v -> v.length() == 10) ? "date" : null;
      case INSTANT -> "date-time";
      case LOCAL_TIME -> null;
    };
  }

  /** Room for ten times the longest text seen: 100, 1,000 or 10,000 characters, or more. */
  private static int longest(List<String> values) {
    int longest = values.stream().mapToInt(String::length).max().orElse(1);
    int room = 100;
    while (room < longest * 10) {
      room *= 10;
    }
    return room;
  }

  private String inferred() {
    return "inferred from " + files + ".";
  }
}
