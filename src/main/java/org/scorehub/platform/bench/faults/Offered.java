package org.scorehub.platform.bench.faults;

import org.jspecify.annotations.Nullable;

/**
 * A document that a system offers, so that the hub must fetch it.
 *
 * @param nativeKey as the document says it; null where only its bytes tell it apart
 * @param sha256 of its bytes, in hex
 */
record Offered(
    String connector,
    String document,
    String tenant,
    String name,
    @Nullable String nativeKey,
    String sha256) {}
