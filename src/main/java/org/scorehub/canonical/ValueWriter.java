package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes Avro values as canonical JSON. */
final class ValueWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValueWriter() {}

  static JsonNode write(Schema schema, @Nullable Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    return switch (schema.getType()) {
      case RECORD -> record((IndexedRecord) value);
      case UNION -> write(present(schema), value);
      case ARRAY -> array(schema.getElementType(), (Collection<?>) value);
      case MAP -> map(schema.getValueType(), (Map<?, ?>) value);
      case BOOLEAN -> JSON.booleanNode((Boolean) value);
      case INT -> value instanceof Integer i ? JSON.numberNode(i) : JSON.textNode(value.toString());
      case LONG -> value instanceof Long l ? JSON.numberNode(l) : JSON.textNode(value.toString());
      case DOUBLE -> JSON.numberNode((Double) value);
      default -> JSON.textNode(value.toString());
    };
  }

  private static Schema present(Schema union) {
    return union.getTypes().get(0).getType() == Schema.Type.NULL
        ? union.getTypes().get(1)
        : union.getTypes().get(0);
  }

  private static ObjectNode record(IndexedRecord record) {
    ObjectNode node = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      node.set(field.name(), write(field.schema(), record.get(field.pos())));
    }
    return node;
  }

  private static ArrayNode array(Schema items, Collection<?> values) {
    ArrayNode node = JSON.arrayNode(values.size());
    values.forEach(value -> node.add(write(items, value)));
    return node;
  }

  private static ObjectNode map(Schema valueSchema, Map<?, ?> values) {
    ObjectNode node = JSON.objectNode();
    new TreeMap<>(values)
        .forEach((key, value) -> node.set(key.toString(), write(valueSchema, value)));
    return node;
  }
}
