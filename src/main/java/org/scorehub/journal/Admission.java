package org.scorehub.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal is told of an exchange before any work on it.
 *
 * @param sha256 hash of the bytes, 32 bytes
 * @param nativeKey null if it could not be read
 * @param fileName name of the file it came in; null if none was given
 * @param part null unless it is a child of a table
 */
public record Admission(
    UUID id,
    String buyer,
    String connector,
    String document,
    String transport,
    @Nullable String contentType,
    long size,
    byte[] sha256,
    @Nullable String nativeKey,
    Instant receivedAt,
    @Nullable String fileName,
    @Nullable Part part) {}
