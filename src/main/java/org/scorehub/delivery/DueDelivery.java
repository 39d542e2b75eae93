package org.scorehub.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose bytes are not made yet.
 *
 * @param buyer who is told
 * @param version counts deliveries of this document about this site to this receiver, from 1
 * @param approvalId the approval without which it would not be; null if it needs none
 */
record DueDelivery(
    String buyer,
    UUID id,
    UUID siteId,
    String connector,
    String document,
    long version,
    @Nullable UUID approvalId) {}
