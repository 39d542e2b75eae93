package org.scorehub.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Finds the first bytes of a stream that are not text of a charset, in constant memory. */
final class StrictDecoding {

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
  private final CharBuffer out = CharBuffer.allocate(16 * 1024);
  private long consumed;
  private long brokenAt = -1;

  StrictDecoding(Charset charset) {
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  Charset charset() {
    return charset;
  }

  /** Offset, in bytes, of what cannot be decoded; -1 if all can so far. */
  long brokenAt() {
    return brokenAt;
  }

  void feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && brokenAt < 0) {
      int length = Math.min(in.remaining(), to - at);
      in.put(bytes, at, length);
      at += length;
      decode(false);
    }
  }

  /** To be called once, after all bytes. */
  void end() {
    if (brokenAt < 0) {
      decode(true);
    }
  }

  private void decode(boolean last) {
    in.flip();
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, last);
    } while (result.isOverflow());
    consumed += in.position();
    if (result.isError()) {
      brokenAt = consumed;
    }
    in.compact();
  }
}
