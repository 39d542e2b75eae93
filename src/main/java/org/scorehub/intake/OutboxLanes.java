package org.scorehub.intake;

import java.util.UUID;

/** Spreads the outbox over lanes; all events of a site share one, which keeps their order. */
final class OutboxLanes {

  /** Number of lanes. */
  static final int COUNT = 4;

  private OutboxLanes() {}

  static int of(UUID siteId) {
    return Math.floorMod(siteId.hashCode(), COUNT);
  }
}
