package org.scorehub.connector.scaffold;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The leaf that can best stand in for an id: always there, short, and different each time. */
final class StandIn {

  private StandIn() {}

  /** Empty if there are no leaves. */
  static Optional<Place> of(List<Place> leaves) {
    return leaves.stream().max(Comparator.comparingInt(StandIn::fitness));
  }

  private static int fitness(Place leaf) {
    LeafValues seen = leaf.shape().values();
    boolean plain = !leaf.isRepeatedBelow(Place.ROOT);
    boolean always = leaf.steps().size() < 2 || leaf.shape().isRequiredIn(leaf.parent().shape());
    boolean filled = !seen.hasBlank() && !seen.distinct().isEmpty();
    boolean text = seen.type() == LeafValues.Type.TEXT;
    boolean telling = seen.distinct().size() == seen.filled();
    return (filled ? 64 : 0)
        + (always ? 32 : 0)
        + (plain ? 16 : 0)
        + (text ? 8 : 0)
        + (telling ? 4 : 0)
        - leaf.steps().size();
  }
}
