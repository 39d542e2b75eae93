package org.scorehub.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Whether documents come in to this hub just now. Work that only follows from them, and that nobody
 * waits for within seconds, does less at a time then.
 */
@Component
public final class InboundTraffic {

  private static final Duration QUIET = Duration.ofSeconds(3);

  private final InstantSource clock;
  private volatile Instant last = Instant.MIN;

  /** Before the first batch it is quiet. */
  public InboundTraffic(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes that a batch of documents is in hand. */
  public void batch() {
    last = clock.instant();
  }

  /** How many to deal with at once: few while documents come in, all when it is quiet. */
  public int atOnce(int few, int all) {
    return last.plus(QUIET).isAfter(clock.instant()) ? few : all;
  }
}
