package org.scorehub.web.coverage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A set of requirements, in a list.
 *
 * @param version the one that holds; 0 for a set that ships
 * @param requirements how many it has
 * @param standard whether the organisation measures by it where nobody says otherwise
 * @param changedBy who saved that version, and when; null for sets that ship
 * @param withdrawnBy null while it is offered
 */
record SetSummary(
    String id,
    String name,
    boolean shipped,
    @Nullable String note,
    @Nullable String basedOn,
    int version,
    int requirements,
    boolean standard,
    @Nullable String changedBy,
    @Nullable Instant changedAt,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt) {}
