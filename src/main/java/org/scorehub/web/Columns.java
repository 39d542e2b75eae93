package org.scorehub.web;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the column types of the hub's tables from the current row. */
public final class Columns {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .build();

  private Columns() {}

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(uuidOrNull(row, column), column);
  }

  public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  public static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  public static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  public static @Nullable String hex(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  public static JsonNode json(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(jsonOrNull(row, column), column);
  }

  public static @Nullable JsonNode jsonOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : parse(text);
  }

  public static <T> List<T> list(ResultSet row, String column, Class<T> type) throws SQLException {
    return list(json(row, column), type);
  }

  public static <T> List<T> list(JsonNode array, Class<T> type) {
    try {
      return JSON.readerForListOf(type).readValue(array);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static <T> T value(ResultSet row, String column, Class<T> type) throws SQLException {
    try {
      return JSON.readerFor(type).readValue(json(row, column));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
