package org.scorehub.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.journal.PayloadArchive;
import org.springframework.stereotype.Component;

/** Reads a body once, within its limit: small ones into memory, large ones into the archive. */
@Component
final class ReceivedBytes {

  /** Bodies over this many bytes travel as a claim check. */
  static final int CLAIM_CHECK_BYTES = 256 * 1024;

  private final PayloadArchive archive;

  ReceivedBytes(PayloadArchive archive) {
    this.archive = archive;
  }

  /**
   * A body that has been read.
   *
   * @param size bytes
   * @param sha256 hash of all bytes
   * @param bytes all bytes; null if they are in the archive
   * @param firstBytes the first bytes, all of them if {@code bytes} is not null
   */
  record Taken(long size, byte[] sha256, byte @Nullable [] bytes, byte[] firstBytes) {

    InputStream head() {
      return new ByteArrayInputStream(firstBytes);
    }
  }

  Taken take(String buyer, UUID id, InputStream body, long maxBytes) throws IOException {
    DigestInputStream hashed = new DigestInputStream(body, sha256());
    byte[] head = hashed.readNBytes(CLAIM_CHECK_BYTES + 1);
    if (head.length <= CLAIM_CHECK_BYTES) {
      checkLimit(head.length, maxBytes);
      return new Taken(head.length, hashed.getMessageDigest().digest(), head, head);
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), hashed);
    long size = archive.store(buyer, id, new LimitedStream(whole, maxBytes));
    return new Taken(
        size, hashed.getMessageDigest().digest(), null, Arrays.copyOf(head, CLAIM_CHECK_BYTES));
  }

  void move(String buyer, UUID from, UUID to) {
    archive.move(buyer, from, to);
  }

  private static void checkLimit(long size, long maxBytes) {
    if (size > maxBytes) {
      throw tooLarge(maxBytes);
    }
  }

  private static ReceptionRefused tooLarge(long maxBytes) {
    return new ReceptionRefused(
        413,
        Problem.blocking(
                ProblemKind.MALFORMED,
                "limit.bytes",
                "The document is larger than the limit of " + maxBytes + " bytes (limits.maxBytes)")
            .expecting("at most " + maxBytes + " bytes"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Refuses to hand out more than the limit. */
  private static final class LimitedStream extends InputStream {
    private final InputStream in;
    private final long maxBytes;
    private long seen;

    LimitedStream(InputStream in, long maxBytes) {
      this.in = in;
      this.maxBytes = maxBytes;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        int count = in.read(buffer, offset, length);
        seen += Math.max(count, 0);
        checkLimit(seen, maxBytes);
        return count;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
