package org.scorehub.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an exchange.
 *
 * @param stage what was done, for example {@code translated}
 * @param outcome how it went; null if that needs no word
 * @param sha256 hash of the bytes the step made, hexadecimal; null if it made none
 */
record ExchangeStage(
    String stage,
    @Nullable Instant at,
    @Nullable String outcome,
    @Nullable String detail,
    @Nullable String sha256) {}
