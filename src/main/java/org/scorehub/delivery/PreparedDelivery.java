package org.scorehub.delivery;

import java.util.UUID;

/**
 * A delivery whose bytes are made and stored, about to be sent.
 *
 * @param version counts deliveries of this document about this site to this receiver
 * @param content exactly what is sent, at every attempt
 * @param attempt number of this attempt, from 1
 */
record PreparedDelivery(
    String buyer,
    UUID id,
    UUID siteId,
    String connector,
    String document,
    String idempotencyKey,
    String contentType,
    long version,
    byte[] content,
    int attempt) {}
