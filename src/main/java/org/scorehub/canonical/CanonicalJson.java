package org.scorehub.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON: the JSON form of the Avro records of {@code schemas/canonical}. Field names as in
 * the schema, dates as {@code 2026-01-31}, timestamps as ISO instants in milliseconds, enums by
 * symbol, unions without a type tag. Absent members take the schema's default. Thread-safe.
 */
public final class CanonicalJson {

  private static final ConcurrentMap<Schema, ValueReader> READERS = new ConcurrentHashMap<>();

  private CanonicalJson() {}

  /**
   * Reads a record and checks it against its schema.
   *
   * @return the record, or every breach with its path in the canonical JSON, such as {@code
   *     /findings[3]/dueOn}
   */
  public static <T extends SpecificRecord> Conversion<T> read(Class<T> type, JsonNode json) {
    Schema schema = SpecificData.get().getSchema(type);
    List<Problem> problems = new ArrayList<>();
    @Nullable Object value =
        READERS
            .computeIfAbsent(schema, s -> new ValueReaders().of(s))
            .read(json, new CanonicalPath(), problems);
    return problems.isEmpty() && value != null
        ? new Conversion.Canonical<>(type.cast(value))
        : new Conversion.NotCanonical<>(problems);
  }

  /** Writes a record as JSON, with every field present, in schema order. */
  public static JsonNode write(SpecificRecord record) {
    return ValueWriter.write(record.getSchema(), record);
  }
}
