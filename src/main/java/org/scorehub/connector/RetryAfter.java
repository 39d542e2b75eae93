package org.scorehub.connector;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The HTTP header by which a system asks to be left alone for a while (RFC 9110, 10.2.3). */
public final class RetryAfter {

  private RetryAfter() {}

  /**
   * Reads the header.
   *
   * @param header whole seconds or an HTTP date; null if there was none
   * @return null if it says nothing, cannot be read, or lies in the past
   */
  public static @Nullable Duration read(@Nullable String header, Clock clock) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    return value.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(value))
        : until(value, clock);
  }

  private static @Nullable Duration until(String date, Clock clock) {
    try {
      ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), then.toInstant());
      return wait.isNegative() ? null : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
