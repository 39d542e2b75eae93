package org.scorehub.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.subscription.Rhythm.Pace;

class RhythmTest {

  @ParameterizedTest
  @CsvSource({
    "DAILY,,       7, 2026-11-22T05:59:00Z, Europe/Berlin,  2026-11-22T06:00:00Z",
    "DAILY,,       7, 2026-11-22T06:00:00Z, Europe/Berlin,  2026-11-23T06:00:00Z",
    "DAILY,,       7, 2026-11-22T22:59:59Z, Asia/Shanghai,  2026-11-22T23:00:00Z",
    "WEEKLY,MONDAY,7, 2026-11-22T12:00:00Z, UTC,            2026-11-23T07:00:00Z",
    "WEEKLY,MONDAY,7, 2026-11-23T07:00:00Z, UTC,            2026-11-30T07:00:00Z",
    "WEEKLY,SUNDAY,0, 2026-11-22T12:00:00Z, Asia/Shanghai,  2026-11-28T16:00:00Z",
    "AT_ONCE,,      , 2026-11-22T12:00:00Z, Asia/Shanghai,  2026-11-22T12:00:00Z"
  })
  void namesTheNextTimeInTheSubscribersZone(
      Pace pace, DayOfWeek weekday, Integer hour, Instant now, ZoneId zone, Instant next) {
    assertThat(new Rhythm(pace, weekday, hour).next(now, zone)).isEqualTo(next);
  }

  @Test
  void keepsItsHourWhenTheClockChanges() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Rhythm daily = new Rhythm(Pace.DAILY, null, 2);
    Instant before = Instant.parse("2026-03-28T01:00:00Z");
    Instant skipped = daily.next(before, berlin);
    assertThat(skipped).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(daily.next(skipped, berlin)).isEqualTo("2026-03-30T00:00:00Z");
    Instant twice = daily.next(Instant.parse("2026-10-24T12:00:00Z"), berlin);
    assertThat(twice).isEqualTo("2026-10-25T00:00:00Z");
    assertThat(daily.next(twice, berlin)).isEqualTo("2026-10-26T01:00:00Z");
  }

  @Test
  void refusesWhatNamesNoTime() {
    assertThatThrownBy(() -> new Rhythm(Pace.WEEKLY, null, 7)).hasMessageContaining("week");
    assertThatThrownBy(() -> new Rhythm(Pace.DAILY, null, null)).hasMessageContaining("hour");
    assertThatThrownBy(() -> new Rhythm(Pace.DAILY, null, 24)).hasMessageContaining("0 to 23");
    assertThat(Rhythm.of(Pace.AT_ONCE, DayOfWeek.MONDAY, 7))
        .isEqualTo(new Rhythm(Pace.AT_ONCE, null, null));
  }

  @Test
  void waitsTwiceAsLongEachTimeAndAnHourAtMost() {
    assertThat(DigestPost.wait(1)).isEqualTo(20);
    assertThat(DigestPost.wait(5)).isEqualTo(320);
    assertThat(DigestPost.wait(29)).isEqualTo(3600);
  }
}
