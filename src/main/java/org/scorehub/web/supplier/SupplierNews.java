package org.scorehub.web.supplier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.ChangeKind;

/**
 * Something that became different at a supplier.
 *
 * @param id grows with each change; the position of the list
 * @param name of the supplier; null if it has none
 * @param at when the hub saw it
 * @param before what it was; null if there was nothing
 * @param after what it is
 */
public record SupplierNews(
    long id,
    UUID site,
    @Nullable String name,
    Instant at,
    ChangeKind kind,
    @Nullable JsonNode before,
    JsonNode after) {}
