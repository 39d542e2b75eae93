package org.scorehub.intake.fetch;

import java.time.Duration;

/**
 * How long a lease lasts and how often it is renewed. A lease of a killed instance is taken over
 * after at most both together.
 *
 * @param lasts from its last renewal
 * @param renewed interval of renewals
 */
record LeaseTimes(Duration lasts, Duration renewed) {

  /** Taken over within 12.5 seconds. */
  static final LeaseTimes USUAL = new LeaseTimes(Duration.ofSeconds(10), Duration.ofMillis(2500));
}
