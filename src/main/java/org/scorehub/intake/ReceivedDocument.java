package org.scorehub.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.Admission;
import org.scorehub.journal.Part;

/**
 * A document that has been acknowledged and waits on the inbound topic.
 *
 * @param id exchange id
 * @param buyer organisation that supplied it
 * @param connector connector id
 * @param document document name within the connector
 * @param transport how it came: rest, soap
 * @param contentType media type as sent; null if not given
 * @param size bytes
 * @param sha256 hash of the bytes, 32 bytes
 * @param nativeKey the native key; null if it could not be read
 * @param receivedAt when it was received
 * @param bytes the bytes; null if they were too many for the topic and wait in the archive
 * @param fileName name of the file it came in; null if none was given
 * @param part null unless it is a child of a table
 */
public record ReceivedDocument(
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
    byte @Nullable [] bytes,
    @Nullable String fileName,
    @Nullable Part part) {

  /** A document of the journal, whose bytes are in the archive. */
  public static ReceivedDocument of(Admission admission) {
    return new ReceivedDocument(
        admission.id(),
        admission.buyer(),
        admission.connector(),
        admission.document(),
        admission.transport(),
        admission.contentType(),
        admission.size(),
        admission.sha256(),
        admission.nativeKey(),
        admission.receivedAt(),
        null,
        admission.fileName(),
        admission.part());
  }

  /** The same document, whose bytes are in the archive. */
  ReceivedDocument withoutBytes() {
    return new ReceivedDocument(
        id,
        buyer,
        connector,
        document,
        transport,
        contentType,
        size,
        sha256,
        nativeKey,
        receivedAt,
        null,
        fileName,
        part);
  }
}
