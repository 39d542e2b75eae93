package org.scorehub.drift;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Shows open warnings beside the health of the hub, which they leave as it is. */
@Component("drift")
final class DriftHealth implements HealthIndicator {

  private final DriftWatch watch;

  DriftHealth(DriftWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    return Health.up().withDetail("open", watch.open()).build();
  }
}
