package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Compiles a schema into readers, each record type once. */
final class ValueReaders {

  private final Map<String, RecordReader> records = new HashMap<>();

  ValueReader of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> recordReader(schema);
      case UNION -> nullable(schema);
      case ARRAY -> array(of(schema.getElementType()));
      case MAP -> map(of(schema.getValueType()));
      case ENUM -> enumeration(schema);
      case STRING -> scalar("a string", json -> json.isTextual() ? json.textValue() : null);
      case BOOLEAN ->
          scalar("true or false", json -> json.isBoolean() ? json.booleanValue() : null);
      case INT -> integer(schema.getLogicalType());
      case LONG -> longInteger(schema.getLogicalType());
      case DOUBLE -> scalar("a number", json -> json.isNumber() ? json.doubleValue() : null);
      default -> throw new IllegalArgumentException("no canonical JSON form for " + schema);
    };
  }

  private ValueReader recordReader(Schema schema) {
    RecordReader known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    RecordReader reader = new RecordReader(schema);
    records.put(schema.getFullName(), reader);
    reader.link(this);
    return reader;
  }

  private ValueReader nullable(Schema union) {
    ValueReader present =
        union.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .map(this::of)
            .orElseThrow();
    return (json, path, problems) -> json.isNull() ? null : present.read(json, path, problems);
  }

  private static ValueReader array(ValueReader item) {
    return (json, path, problems) -> {
      if (!json.isArray()) {
        return wrong(json, "an array", path, problems);
      }
      List<@Nullable Object> values = new ArrayList<>(json.size());
      for (int i = 0; i < json.size(); i++) {
        int mark = path.enterItem(i);
        values.add(item.read(Objects.requireNonNull(json.get(i)), path, problems));
        path.leave(mark);
      }
      return values;
    };
  }

  private static ValueReader map(ValueReader value) {
    return (json, path, problems) -> {
      if (!json.isObject()) {
        return wrong(json, "an object", path, problems);
      }
      Map<String, @Nullable Object> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        int mark = path.enterField(entry.getKey());
        values.put(entry.getKey(), value.read(entry.getValue(), path, problems));
        path.leave(mark);
      }
      return values;
    };
  }

  private static ValueReader enumeration(Schema schema) {
    Map<String, Object> symbols = new HashMap<>();
    for (String symbol : schema.getEnumSymbols()) {
      symbols.put(symbol, SpecificData.get().createEnum(symbol, schema));
    }
    return scalar(
        "one of " + String.join(", ", schema.getEnumSymbols()),
        json -> json.isTextual() ? symbols.get(json.textValue()) : null);
  }

  private static ValueReader integer(@Nullable LogicalType logicalType) {
    return logicalType == null
        ? scalar("a whole number", json -> json.canConvertToInt() ? json.intValue() : null)
        : scalar("a date such as 2026-01-31", json -> parse(json, ValueReaders::date));
  }

  private static ValueReader longInteger(@Nullable LogicalType logicalType) {
    return logicalType == null
        ? scalar("a whole number", json -> json.canConvertToLong() ? json.longValue() : null)
        : scalar(
            "an instant such as 2026-01-31T08:00:00Z",
            json -> parse(json, text -> Instant.parse(text).truncatedTo(ChronoUnit.MILLIS)));
  }

  private static LocalDate date(String text) {
    return isPlainDate(text)
        ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        : LocalDate.parse(text);
  }

  private static boolean isPlainDate(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != 4 && i != 7 && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static @Nullable Object parse(JsonNode json, Function<String, Object> parser) {
    try {
      return json.isTextual() ? parser.apply(json.textValue()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static ValueReader scalar(String expected, Function<JsonNode, @Nullable Object> parser) {
    return (json, path, problems) -> {
      Object value = parser.apply(json);
      return value == null ? wrong(json, expected, path, problems) : value;
    };
  }

  static @Nullable Object wrong(
      JsonNode json, String expected, CanonicalPath path, List<Problem> problems) {
    problems.add(
        Problem.blocking(
                ProblemKind.UNMAPPABLE,
                "canonical.wrong-type",
                "The mapping gave " + describe(json) + " where the canonical model has " + expected)
            .atPath(path.toString())
            .withValue(json.toString())
            .expecting(expected));
    return null;
  }

  private static String describe(JsonNode json) {
    return json.isMissingNode() || json.isNull() ? "nothing" : json.getNodeType() + " " + json;
  }
}
