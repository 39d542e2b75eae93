package org.scorehub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InboundTrafficTest {

  private Instant now = Instant.parse("2026-11-22T08:00:00Z");
  private final InboundTraffic traffic = new InboundTraffic(() -> now);

  @Test
  void isQuietBeforeTheFirstBatch() {
    assertThat(traffic.atOnce(5, 20)).isEqualTo(20);
  }

  @Test
  void doesFewWhileDocumentsComeInAndAllSomeSecondsLater() {
    traffic.batch();
    now = now.plusMillis(2999);
    assertThat(traffic.atOnce(5, 20)).isEqualTo(5);
    now = now.plusMillis(1);
    assertThat(traffic.atOnce(5, 20)).isEqualTo(20);
  }
}
