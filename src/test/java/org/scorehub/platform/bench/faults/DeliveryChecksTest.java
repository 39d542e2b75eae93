package org.scorehub.platform.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.bench.faults.DeliveryChecks.Step;
import org.scorehub.platform.bench.faults.Recorded.Due;

class DeliveryChecksTest {

  private static final UUID SITE = UUID.fromString("00000000-0000-7000-8000-00000000000a");

  private static Due due(int number, long version, String key, String sha256, String state) {
    return new Due(
        new UUID(0, number),
        "inditex",
        "inditex",
        SITE,
        "cap-progress",
        version,
        state,
        key,
        sha256);
  }

  private static Arrived arrived(long number, String key, String sha256) {
    return new Arrived(number, "inditex", "inditex", key, sha256);
  }

  private final Due first = due(1, 1, "k1", "aa", "APPLIED");
  private final Due second = due(2, 2, "k2", "bb", "APPLIED");
  private final DeliveryChecks checks = new DeliveryChecks(List.of(first, second));

  @Test
  void theSameMayArriveAgain() {
    List<Arrived> arrivals =
        List.of(arrived(0, "k1", "aa"), arrived(1, "k1", "aa"), arrived(2, "k2", "bb"));
    assertThat(checks.sameBytes(arrivals).all()).isEmpty();
    assertThat(DeliveryChecks.order(checks.steps(arrivals)).all()).isEmpty();
    assertThat(checks.arrived(arrivals, Set.of("inditex")).all()).isEmpty();
    assertThat(checks.oneKey().all()).isEmpty();
    assertThat(checks.ended().all()).isEmpty();
  }

  @Test
  void aFileIsKnownByItsBytes() {
    assertThat(checks.of(arrived(0, "progress_2.csv", "bb"))).isEqualTo(second);
    assertThat(checks.of(arrived(0, "progress_3.csv", "cc"))).isNull();
  }

  @Test
  void namesAlteredBytes() {
    List<Arrived> arrivals = List.of(arrived(0, "k1", "aa"), arrived(1, "k1", "ff"));
    assertThat(checks.sameBytes(arrivals).all())
        .hasSize(2)
        .anySatisfy(one -> assertThat(one).contains("k1", "arrived as"))
        .anySatisfy(one -> assertThat(one).contains("altered"));
  }

  @Test
  void namesWhatNobodyMade() {
    assertThat(checks.sameBytes(List.of(arrived(0, "k9", "99"))).all())
        .singleElement()
        .asString()
        .startsWith("nobody made what arrived");
  }

  @Test
  void namesWhatNeverArrived() {
    assertThat(checks.arrived(List.of(arrived(0, "k1", "aa")), Set.of("inditex")).all())
        .containsExactly("never arrived: " + second);
    assertThat(checks.arrived(List.of(), Set.of("adidas")).all()).isEmpty();
  }

  @Test
  void namesTwoKeysOfOneVersionAndOneKeyOfTwo() {
    Due again = due(3, 1, "k3", "cc", "APPLIED");
    Due shared = due(4, 4, "k1", "dd", "APPLIED");
    assertThat(new DeliveryChecks(List.of(first, again)).oneKey().all())
        .singleElement()
        .asString()
        .contains("k1", "k3");
    assertThat(new DeliveryChecks(List.of(first, shared)).oneKey().all())
        .singleElement()
        .asString()
        .contains("key k1 is of");
  }

  @Test
  void namesWhatCameAfterALaterVersion() {
    List<Arrived> arrivals = List.of(arrived(0, "k2", "bb"), arrived(1, "k1", "aa"));
    assertThat(DeliveryChecks.order(checks.steps(arrivals)).all())
        .singleElement()
        .asString()
        .contains("version 1", "came after 2");
    assertThat(
            DeliveryChecks.order(List.of(new Step("one", 2, "a"), new Step("other", 1, "b"))).all())
        .isEmpty();
  }

  @Test
  void namesWhatDidNotEndWell() {
    Due parked = due(5, 5, "k5", "ee", "PARKED");
    assertThat(new DeliveryChecks(List.of(first, parked)).ended().all())
        .containsExactly("PARKED: " + parked);
  }
}
