package org.scorehub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class ExchangeIdsTest {

  private static final byte[] KEY = "a key of this test only".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private final ExchangeIds ids = new ExchangeIds(KEY, Clock.fixed(NOW, ZoneOffset.UTC));

  @Property(tries = 200)
  void recognisesItsOwnIdsForTheirBuyerOnly(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String buyer,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String other) {
    UUID id = ids.issue(buyer);
    assertThat(ids.issuedTo(id, buyer)).isTrue();
    assertThat(ids.issuedTo(id, other)).isEqualTo(buyer.equals(other));
  }

  @Property(tries = 200)
  void doesNotRecogniseAnIdWithAnyBitChanged(@ForAll @IntRange(min = 0, max = 127) int bit) {
    UUID id = ids.issue("demo");
    UUID changed =
        bit < 64
            ? new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (1L << bit))
            : new UUID(
                id.getMostSignificantBits() ^ (1L << (bit - 64)), id.getLeastSignificantBits());
    assertThat(ids.issuedTo(changed, "demo")).isFalse();
  }

  @Property(tries = 50)
  void issuesVersionSevenIdsThatCarryTheTime() {
    UUID id = ids.issue("demo");
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(NOW);
  }

  @Property(tries = 20)
  void sharesItsIdsWithInstancesOfTheSameKeyOnly() {
    UUID id = ids.issue("demo");
    ExchangeIds twin = new ExchangeIds(KEY, Clock.systemUTC());
    ExchangeIds stranger =
        new ExchangeIds("another key".getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    assertThat(twin.issuedTo(id, "demo")).isTrue();
    assertThat(stranger.issuedTo(id, "demo")).isFalse();
  }

  @Property(tries = 200)
  void givesTheSameChildTheSameIdAndOtherChildrenOthers(
      @ForAll @IntRange(min = 1, max = ExchangeIds.MAX_CHILDREN - 1) int ordinal) {
    UUID parent = ids.issue("demo");
    UUID child = ids.child(parent, ordinal, "demo");
    ExchangeIds twin = new ExchangeIds(KEY, Clock.systemUTC());
    assertThat(twin.child(parent, ordinal, "demo")).isEqualTo(child);
    assertThat(ids.child(ids.issue("demo"), ordinal, "demo")).isNotEqualTo(child);
    assertThat(ids.child(parent, ordinal, "other")).isNotEqualTo(child);
    assertThat(ids.child(parent, ordinal + 1, "demo").toString()).isGreaterThan(child.toString());
    assertThat(child.version()).isEqualTo(7);
    assertThat(child.variant()).isEqualTo(2);
  }

  @Property(tries = 20)
  void hasNoIdForAChildBeyondTheLast(@ForAll @IntRange(max = 0) int ordinal) {
    UUID parent = ids.issue("demo");
    assertThatThrownBy(() -> ids.child(parent, ordinal, "demo"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ids.child(parent, ExchangeIds.MAX_CHILDREN + 1L, "demo"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
