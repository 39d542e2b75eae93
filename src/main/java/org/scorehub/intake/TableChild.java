package org.scorehub.intake;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.KeyScan;
import org.scorehub.document.TableChildren;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.journal.Part;
import org.scorehub.journal.PayloadArchive;
import org.springframework.stereotype.Component;

/**
 * Makes the exchange of one child of a table. It is always the same for the same child: its id
 * follows from its place, and it counts as received when its table was.
 */
@Component
final class TableChild {

  private final ExchangeIds ids;
  private final PayloadArchive archive;

  TableChild(ExchangeIds ids, PayloadArchive archive) {
    this.ids = ids;
    this.archive = archive;
  }

  ReceivedDocument of(
      SplitClaims.Claim table, InboundDocument document, TableChildren.Child child) {
    byte[] bytes = child.bytes();
    ReceivedDocument received =
        new ReceivedDocument(
            ids.child(table.id(), child.ordinal(), table.buyer()),
            table.buyer(),
            table.connector(),
            table.document(),
            table.transport(),
            "application/json",
            bytes.length,
            sha256(bytes),
            document.nativeKey(new ByteArrayInputStream(bytes)).orElse(null),
            table.receivedAt(),
            bytes,
            table.fileName(),
            new Part(table.id(), child.ordinal(), sheet(bytes), child.row()));
    return bytes.length > ReceivedBytes.CLAIM_CHECK_BYTES ? archived(received, bytes) : received;
  }

  private ReceivedDocument archived(ReceivedDocument d, byte[] bytes) {
    archive.store(d.buyer(), d.id(), new ByteArrayInputStream(bytes));
    return d.withoutBytes();
  }

  private static @Nullable String sheet(byte[] bytes) {
    return KeyScan.find(DocumentFormat.JSON, new ByteArrayInputStream(bytes), "/sheet")
        .orElse(null);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
