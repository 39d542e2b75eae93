package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
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
 * @param samples some values it may have; at least one
 */
public record CanonicalField(String path, List<JsonNode> samples) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public CanonicalField {
    samples = List.copyOf(samples);
  }

  /** All values of a record, in the order of its schema. */
  public static List<CanonicalField> of(Class<? extends SpecificRecord> type) {
    List<CanonicalField> fields = new ArrayList<>();
    collect("", SpecificData.get().getSchema(type), fields);
    return fields;
  }

  private static void collect(String path, Schema schema, List<CanonicalField> fields) {
    switch (schema.getType()) {
      case RECORD ->
          schema.getFields().forEach(f -> collect(path + "/" + f.name(), f.schema(), fields));
      case UNION ->
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .forEach(type -> collect(path, type, fields));
      case ARRAY -> collect(path + "[]", schema.getElementType(), fields);
      case MAP -> collect(path + "/*", schema.getValueType(), fields);
      default -> fields.add(new CanonicalField(path, samples(schema)));
    }
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
