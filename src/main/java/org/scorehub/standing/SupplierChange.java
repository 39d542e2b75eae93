package org.scorehub.standing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that became different at a supplier.
 *
 * @param key whose news it is: for training the provider's
 * @param dataClass class of data that others must hold consent for; null if it is the
 *     organisation's own matter
 * @param before what it was; null if there was nothing
 * @param after what it is
 */
record SupplierChange(
    StandingKey key,
    ChangeKind kind,
    @Nullable String dataClass,
    @Nullable ObjectNode before,
    ObjectNode after) {}
