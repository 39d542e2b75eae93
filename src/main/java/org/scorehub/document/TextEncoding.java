package org.scorehub.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * Finds out how a text of any length is encoded. Goes over all of it, so that what follows need not
 * expect bytes that cannot be decoded.
 */
record TextEncoding(ByteSource bytes, List<Charset> others) {

  private static final int START = 4 * 1024;
  private static final int CHUNK = 64 * 1024;

  /** The encoding; every byte of the text is of it. */
  Encoding find() throws IOException, RefusedDocument {
    Encoding assumed = assumed();
    StrictDecoding decoding = new StrictDecoding(assumed.charset());
    long brokenAt = decode(List.of(decoding), assumed.markBytes());
    if (brokenAt < 0) {
      return assumed;
    }
    if (assumed.declared() || !assumed.isUtf8()) {
      throw undecodable(assumed.charset().name(), brokenAt);
    }
    return other(brokenAt);
  }

  private Encoding assumed() throws IOException {
    try (InputStream in = bytes.open()) {
      return Encoding.ofText(in.readNBytes(START));
    }
  }

  private Encoding other(long brokenAt) throws IOException, RefusedDocument {
    List<StrictDecoding> decodings = others.stream().map(StrictDecoding::new).toList();
    decode(decodings, 0);
    List<Charset> possible =
        decodings.stream().filter(d -> d.brokenAt() < 0).map(StrictDecoding::charset).toList();
    if (possible.isEmpty()) {
      String names = String.join(", ", others.stream().map(Charset::name).toList());
      throw undecodable("UTF-8" + (names.isEmpty() ? "" : ", " + names), brokenAt);
    }
    Charset charset = possible.size() == 1 ? possible.get(0) : likeliest(possible);
    return new Encoding(charset, 0, false);
  }

  private Charset likeliest(List<Charset> possible) throws IOException {
    try (InputStream in = new BufferedInputStream(bytes.open())) {
      return CharsetGuess.among(possible, in);
    }
  }

  /** Where the last one that fails does so; -1 if one succeeds, or there are none. */
  private long decode(List<StrictDecoding> decodings, int markBytes) throws IOException {
    try (InputStream in = bytes.open()) {
      in.skipNBytes(markBytes);
      byte[] chunk = new byte[CHUNK];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        for (StrictDecoding decoding : decodings) {
          decoding.feed(chunk, 0, length);
        }
      }
      decodings.forEach(StrictDecoding::end);
    }
    boolean success = decodings.stream().anyMatch(d -> d.brokenAt() < 0);
    long last = decodings.stream().mapToLong(StrictDecoding::brokenAt).max().orElse(-1);
    return success || last < 0 ? -1 : last + markBytes;
  }

  private static RefusedDocument undecodable(String names, long offset) {
    return new RefusedDocument(
        Problem.blocking(
                ProblemKind.MALFORMED,
                "table.charset",
                "The bytes from offset " + offset + " on are no text of " + names + ".")
            .atPosition(0, 0, offset)
            .expecting(names + " text"));
  }
}
