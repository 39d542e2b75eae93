package org.scorehub.replay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exchange or a delivery that a command means.
 *
 * @param id of either
 * @param state as it stands
 * @param because of a delivery, the reason for its state; null if there is none
 * @param bundleId files it was translated or made with; null if with none
 */
record Selected(
    UUID id,
    String connector,
    String document,
    String state,
    @Nullable String because,
    @Nullable String bundleId) {}
