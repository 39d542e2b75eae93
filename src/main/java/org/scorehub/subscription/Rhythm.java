package org.scorehub.subscription;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When digests go out.
 *
 * @param weekday of a weekly one; null of others
 * @param hour from 0 to 23, of a daily or weekly one; null of others
 */
public record Rhythm(Pace pace, @Nullable DayOfWeek weekday, @Nullable Integer hour) {

  /** How often. */
  public enum Pace {
    /** As soon as something changed; at most once in a time that the hub's settings name. */
    AT_ONCE,
    DAILY,
    WEEKLY
  }

  /**
   * @throws IllegalArgumentException with a message for whoever chose it
   */
  public Rhythm {
    if ((pace == Pace.WEEKLY) != (weekday != null)) {
      throw new IllegalArgumentException("A weekly digest needs a day of the week, no other does");
    }
    if ((pace == Pace.AT_ONCE) != (hour == null)) {
      throw new IllegalArgumentException("A daily or weekly digest needs an hour, no other does");
    }
    if (hour != null && (hour < 0 || hour > 23)) {
      throw new IllegalArgumentException("The hour must be 0 to 23");
    }
  }

  /** What somebody chose, without what the pace has no use for. */
  public static Rhythm of(Pace pace, @Nullable DayOfWeek weekday, @Nullable Integer hour) {
    return new Rhythm(
        pace, pace == Pace.WEEKLY ? weekday : null, pace == Pace.AT_ONCE ? null : hour);
  }

  /**
   * The first time after another one; that one itself if digests go out at once. An hour that a
   * change of the clock leaves out counts as the one after it; one that comes twice is its first.
   */
  public Instant next(Instant after, ZoneId zone) {
    if (pace == Pace.AT_ONCE) {
      return after;
    }
    ZonedDateTime from = after.atZone(zone);
    ZonedDateTime next = at(from.toLocalDate().atStartOfDay(zone));
    while (!next.toInstant().isAfter(after)) {
      next = at(next.toLocalDate().plusDays(1).atStartOfDay(zone));
    }
    return next.toInstant();
  }

  private ZonedDateTime at(ZonedDateTime day) {
    ZonedDateTime right = weekday == null ? day : day.with(TemporalAdjusters.nextOrSame(weekday));
    return right
        .toLocalDate()
        .atTime(LocalTime.of(Objects.requireNonNull(hour), 0))
        .atZone(day.getZone());
  }
}
