package org.scorehub.web.supplier;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when on changes count.
 *
 * @param visit whether the reader's last visit decides
 * @param seen the last change that the reader has seen; null if a time decides
 * @param from the time, or that of the visit
 */
record Since(boolean visit, @Nullable Long seen, Instant from) {

  static final String VISIT = "visit";
  private static final Period AT_FIRST = Period.ofDays(7);

  /**
   * What an address names.
   *
   * @param given a day, a period such as P7D, {@code visit} or nothing
   * @param last the last visit; null before the first, when a week counts
   * @throws IllegalArgumentException with a message for the reader
   */
  static Since of(
      @Nullable String given, SupplierVisits.@Nullable Visit last, Instant now, ZoneId zone) {
    if (given != null && !given.equals(VISIT)) {
      return new Since(false, null, time(given, now, zone));
    }
    return last == null
        ? new Since(false, null, ago(AT_FIRST, now, zone))
        : new Since(true, last.seenId(), last.seenAt());
  }

  private static Instant time(String given, Instant now, ZoneId zone) {
    try {
      return given.startsWith("P")
          ? ago(Period.parse(given), now, zone)
          : LocalDate.parse(given).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("since must be a day, a period such as P7D, or visit", e);
    }
  }

  /** To the minute, so that who asks again soon asks the same. */
  private static Instant ago(Period period, Instant now, ZoneId zone) {
    return now.atZone(zone).minus(period).truncatedTo(ChronoUnit.MINUTES).toInstant();
  }

  /** SQL for rows c of supplier_change; its parameter is {@code since}. */
  String condition() {
    return seen == null ? "c.at >= :since" : "c.id > :since";
  }

  Object parameter() {
    return seen == null ? Timestamp.from(from) : seen;
  }
}
