package org.scorehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scorehub.connector.DeliveryPolicy;

class BackoffTest {

  private static final DeliveryPolicy.Backoff USUAL = DeliveryPolicy.DEFAULT.backoff();

  private final Backoff backoff = new Backoff();

  @Property
  void staysBetweenHalfASecondAndFiveMinutes(@ForAll @IntRange(min = 1, max = 10_000) int attempt) {
    assertThat(backoff.after(USUAL, attempt, null))
        .isBetween(Duration.ofMillis(500), Duration.ofMinutes(5));
  }

  @Property
  void doublesUntilTheLongest(@ForAll @IntRange(min = 1, max = 8) int attempt) {
    Duration full = Duration.ofSeconds(1L << (attempt - 1));
    assertThat(backoff.after(USUAL, attempt, null)).isBetween(full.dividedBy(2), full);
  }

  @Test
  void honoursALongerWishOfTheReceiver() {
    assertThat(backoff.after(USUAL, 1, Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void keepsItsOwnPauseWhenTheReceiverAsksForLess() {
    assertThat(backoff.after(USUAL, 10, Duration.ofMillis(1))).isGreaterThan(Duration.ofMinutes(2));
  }

  @Property
  void keepsToThePausesOfThePolicy(
      @ForAll @IntRange(min = 1, max = 1_000_000) int attempt,
      @ForAll @IntRange(min = 1, max = 100_000) int first,
      @ForAll @IntRange(min = 1, max = 100_000) int longest) {
    DeliveryPolicy.Backoff policy =
        new DeliveryPolicy.Backoff(Duration.ofDays(first), Duration.ofDays(longest));
    Duration least = Duration.ofDays(Math.min(first, longest)).dividedBy(2);
    assertThat(backoff.after(policy, attempt, null)).isBetween(least, policy.longest());
  }
}
