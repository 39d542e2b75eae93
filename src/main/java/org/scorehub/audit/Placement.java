package org.scorehub.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding belongs, and who says so.
 *
 * @param given topic that the mapping gave, or UNMAPPED
 * @param topic topic that holds: of a correction, else of the rules
 * @param confidence of that topic, 0 to 1; null if it was placed before this was kept
 * @param needsPerson whether the rules are not sure and nobody has decided
 * @param correction the correction that decided; null if the rules did
 */
record Placement(
    String given,
    String topic,
    @Nullable Double confidence,
    boolean needsPerson,
    @Nullable UUID correction) {

  /** Of a finding that nothing has looked at but its mapping. */
  static Placement given(String topic) {
    return new Placement(topic, topic, null, false, null);
  }
}
