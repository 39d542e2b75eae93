package org.scorehub.platform;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.scorehub.cli.HubFailure;

/** A point in time as people give it to a command. */
final class Moment {

  private Moment() {}

  /**
   * Reads a day ({@code 2026-11-01}, its start in UTC), a time ({@code 2026-11-01T08:30:00Z}), or
   * how long ago ({@code P6M}, {@code P14D}, {@code PT6H}).
   *
   * @throws HubFailure if it is none of them
   */
  static Instant of(String text, Clock clock) {
    try {
      if (text.startsWith("PT")) {
        return clock.instant().minus(Duration.parse(text));
      } else if (text.startsWith("P")) {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC))
            .minus(Period.parse(text))
            .toInstant();
      }
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw HubFailure.badInput(
          "%s is no day (2026-11-01), time (2026-11-01T08:30:00Z) or span back from now (P6M)"
              .formatted(text));
    }
  }
}
