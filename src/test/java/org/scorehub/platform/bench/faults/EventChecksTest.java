package org.scorehub.platform.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.bench.faults.Recorded.Committed;

class EventChecksTest {

  private static final String TOPIC = "scorehub.buyer.coop.v1";
  private static final UUID EXCHANGE = new UUID(0, 9);

  private static Committed committed(int number) {
    return new Committed(
        number, TOPIC, "site", new UUID(0, number), "org.scorehub.audit.recorded.v1", EXCHANGE);
  }

  private static Published published(int offset, int number, String sha256) {
    return new Published(TOPIC, 0, offset, "site", new UUID(0, number).toString(), sha256);
  }

  @Test
  void anEventMayComeAgain() {
    List<Committed> committed = List.of(committed(1), committed(2));
    List<Published> published =
        List.of(published(0, 1, "a"), published(1, 2, "b"), published(2, 1, "a"));
    assertThat(EventChecks.published(committed, published).all()).isEmpty();
    assertThat(EventChecks.order(committed, published).all()).isEmpty();
  }

  @Test
  void namesALostEventAndAStranger() {
    assertThat(EventChecks.published(List.of(committed(1)), List.of(published(0, 2, "a"))).all())
        .hasSize(2)
        .anySatisfy(one -> assertThat(one).startsWith("lost").contains(new UUID(0, 1).toString()))
        .anySatisfy(one -> assertThat(one).startsWith("nobody recorded"));
  }

  @Test
  void namesAnEventThatCameTooEarly() {
    List<Committed> committed = List.of(committed(1), committed(2));
    assertThat(
            EventChecks.order(committed, List.of(published(0, 2, "b"), published(1, 1, "a"))).all())
        .singleElement()
        .asString()
        .startsWith("out of order");
  }

  @Test
  void namesAnIdWithAnotherContent() {
    assertThat(
            EventChecks.order(
                    List.of(committed(1)), List.of(published(0, 1, "a"), published(1, 1, "b")))
                .all())
        .singleElement()
        .asString()
        .startsWith("another content");
  }

  @Test
  void namesAnEffectThatWasTwice() {
    assertThat(EventChecks.once(List.of(committed(1))).all()).isEmpty();
    assertThat(EventChecks.once(List.of(committed(1), committed(2))).all()).hasSize(1);
    assertThat(EventChecks.once(List.of(committed(1), committed(1))).all()).hasSize(2);
  }
}
