package org.scorehub.activation;

import org.scorehub.mapping.Bundle;

/** Ids of bundles as people read them: the first twelve digits. */
final class ShortId {

  private static final int DIGITS = 12;

  private ShortId() {}

  static String of(Bundle bundle) {
    return of(bundle.id());
  }

  static String of(String bundleId) {
    return bundleId.substring(0, Math.min(DIGITS, bundleId.length()));
  }
}
