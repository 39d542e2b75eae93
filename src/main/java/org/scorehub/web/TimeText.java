package org.scorehub.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Points in time as people and programs write them into a filter. */
public final class TimeText {

  private TimeText() {}

  /**
   * The time meant: a day means its beginning.
   *
   * @param field named in the message
   * @param written {@code 2026-05-01}, {@code 2026-05-01T10:30}, both in the zone, or with an
   *     offset such as {@code 2026-05-01T10:30:00Z}; null is no time
   * @throws IllegalArgumentException if it is none of these
   */
  public static @Nullable Instant instant(String field, @Nullable String written, ZoneId zone) {
    String given = FormText.given(written);
    if (given == null) {
      return null;
    }
    try {
      return parsed(given, zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          field + " must be a day or a time such as 2026-05-01T10:30", e);
    }
  }

  private static Instant parsed(String given, ZoneId zone) {
    if (given.indexOf('T') < 0) {
      return LocalDate.parse(given).atStartOfDay(zone).toInstant();
    }
    boolean placed = given.endsWith("Z") || given.matches(".*[+-]\\d\\d:?\\d\\d$");
    return placed
        ? OffsetDateTime.parse(given).toInstant()
        : LocalDateTime.parse(given).atZone(zone).toInstant();
  }
}
