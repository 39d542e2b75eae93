package org.scorehub.delivery;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt sends, and where to.
 *
 * @param organisation tenant of the connector that it goes to
 * @param endpoint where the tenant's system is; null if it has none, as where it takes files
 * @param idempotencyKey the same at every attempt
 * @param version counts deliveries of this document about this site to this receiver
 * @param key the document's key, for its address or file name; null if it has none
 * @param content exactly what is sent, at every attempt
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared as part of the record
public record Parcel(
    String connector,
    String document,
    String organisation,
    @Nullable URI endpoint,
    String idempotencyKey,
    String contentType,
    long version,
    @Nullable String key,
    byte[] content) {}
