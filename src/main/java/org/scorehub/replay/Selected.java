package org.scorehub.replay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exchange or a delivery that a command means.
 *
 * @param id of either
 * @param state as it stands
 * @param because of a delivery, the reason for its state; null if there is none
 * @param bundleId files it was translated or made with; null if with none
 * @param site that it concerns; null if unknown
 * @param nativeKey of an exchange; null if it has none, and of deliveries
 * @param problems codes; of deliveries none
 */
record Selected(
    UUID id,
    String connector,
    String document,
    String state,
    @Nullable String because,
    @Nullable String bundleId,
    @Nullable UUID site,
    @Nullable String nativeKey,
    List<String> problems) {
  Selected {
    problems = List.copyOf(problems);
  }
}
