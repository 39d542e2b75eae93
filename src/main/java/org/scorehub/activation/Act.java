package org.scorehub.activation;

import org.jspecify.annotations.Nullable;

/**
 * Why a connector changes.
 *
 * @param kind what led to it
 * @param by who did it; what the hub does by itself is done by {@code hub}
 * @param note why, in their words; null if they gave no reason
 * @param forced whether failing examples were accepted
 */
record Act(ActivationKind kind, String by, @Nullable String note, boolean forced) {

  private static final String HUB = "hub";

  /** The hub itself follows files that it found or that changed. */
  static Act ofHub(ActivationKind kind) {
    return new Act(kind, HUB, null, false);
  }
}
