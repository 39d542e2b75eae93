package org.scorehub.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage of an exchange.
 *
 * @param stage received, translated, matched, recorded, published or replayed
 * @param at when it ended
 * @param outcome what came of it, in one word
 * @param detail more for people; null if there is nothing to add
 * @param sha256 hash of the bytes of this stage in hex; null if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
    String stage, Instant at, String outcome, @Nullable String detail, @Nullable String sha256) {}
