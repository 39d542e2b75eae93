package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A value of a canonical record, by its place in canonical JSON.
 *
 * @param path for example {@code /findings[]/severity/level}; {@code []} stands for every entry of
 *     a list, a final {@code *} for every entry of a map
 * @param mandatory true if there is no value that says that nothing is known: neither null nor a
 *     default, nor a symbol for it
 * @param setByHub true if documents leave it to the hub, as the schema says by {@code "setBy":
 *     "hub"}
 * @param samples some values it may have; at least one
 */
public record CanonicalField(
    String path, boolean mandatory, boolean setByHub, List<JsonNode> samples) {

  private static final Set<String> NEUTRAL = Set.of("UNKNOWN", "OTHER", "UNRATED");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public CanonicalField {
    samples = List.copyOf(samples);
  }

  /** All values of a record, in the order of its schema. */
  public static List<CanonicalField> of(Class<? extends SpecificRecord> type) {
    List<CanonicalField> fields = new ArrayList<>();
    collect(new Branch("", true, false), SpecificData.get().getSchema(type), fields);
    return fields;
  }

  private record Branch(String path, boolean mandatory, boolean setByHub) {

    Branch field(Schema.Field field) {
      boolean hub = setByHub || "hub".equals(field.getProp("setBy"));
      return new Branch(path + "/" + field.name(), !field.hasDefaultValue(), hub);
    }

    Branch entries(String step) {
      return new Branch(path + step, true, setByHub);
    }
  }

  private static void collect(Branch at, Schema schema, List<CanonicalField> fields) {
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(f -> collect(at.field(f), f.schema(), fields));
      case UNION ->
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .forEach(t -> collect(new Branch(at.path(), false, at.setByHub()), t, fields));
      case ARRAY -> collect(at.entries("[]"), schema.getElementType(), fields);
      case MAP -> collect(at.entries("/*"), schema.getValueType(), fields);
      default -> fields.add(field(at, schema));
    }
  }

  private static CanonicalField field(Branch at, Schema schema) {
    boolean mandatory = at.mandatory() && !hasNeutral(schema);
    return new CanonicalField(at.path(), mandatory, at.setByHub(), samples(schema));
  }

  private static boolean hasNeutral(Schema schema) {
    return schema.getType() == Schema.Type.ENUM
        && schema.getEnumSymbols().stream().anyMatch(NEUTRAL::contains);
  }

  private static List<JsonNode> samples(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    return switch (schema.getType()) {
      case ENUM -> texts(schema.getEnumSymbols().stream());
      case BOOLEAN -> List.of(NODES.booleanNode(true), NODES.booleanNode(false));
      case INT -> List.of(logical == null ? NODES.numberNode(7) : NODES.textNode("2025-06-30"));
      case LONG ->
          List.of(logical == null ? NODES.numberNode(7) : NODES.textNode("2025-06-30T08:00:00Z"));
      case DOUBLE -> List.of(NODES.numberNode(7.5));
      default -> texts(Stream.of("a text"));
    };
  }

  private static List<JsonNode> texts(Stream<String> values) {
    return values.<JsonNode>map(NODES::textNode).toList();
  }
}
