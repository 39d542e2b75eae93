package org.scorehub.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/**
 * A document decoded strictly, which can tell the position of each of its characters. Not
 * thread-safe: it remembers the last position asked for, so that asking in ascending order is
 * cheap.
 */
final class SourceText {

  private final String text;
  private final Charset charset;
  private final int markBytes;
  private int offset;
  private int line = 1;
  private int lineStart;
  private long bytes;

  private SourceText(String text, Charset charset, int markBytes) {
    this.text = text;
    this.charset = charset;
    this.markBytes = markBytes;
    this.bytes = markBytes;
  }

  /**
   * Decodes a document.
   *
   * @param code code of the problem if the bytes are not of that charset
   */
  static SourceText decode(byte[] document, Encoding encoding, String code) throws RefusedDocument {
    ByteBuffer in =
        ByteBuffer.wrap(document, encoding.markBytes(), document.length - encoding.markBytes());
    CharsetDecoder decoder = encoding.charset().newDecoder();
    decoder.onMalformedInput(CodingErrorAction.REPORT);
    decoder.onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate((int) (in.remaining() * decoder.maxCharsPerByte()) + 1);
    try {
      decode(decoder, in, out);
    } catch (CharacterCodingException e) {
      out.flip();
      throw undecodable(code, encoding, document, in.position(), out.toString());
    }
    return new SourceText(out.flip().toString(), encoding.charset(), encoding.markBytes());
  }

  private static void decode(CharsetDecoder decoder, ByteBuffer in, CharBuffer out)
      throws CharacterCodingException {
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isUnderflow()) {
      result.throwException();
    }
    decoder.flush(out);
  }

  private static RefusedDocument undecodable(
      String code, Encoding encoding, byte[] document, int at, String before) {
    Position position =
        new SourceText(before, encoding.charset(), encoding.markBytes()).position(before.length());
    String name = encoding.charset().name();
    String value = at < document.length ? String.format("0x%02X", document[at]) : null;
    return new RefusedDocument(
        Problem.blocking(
                ProblemKind.MALFORMED,
                code,
                "The bytes from here on are not "
                    + name
                    + " text, which is what was "
                    + (encoding.declared() ? "declared." : "assumed as nothing else is declared."))
            .atPosition(position.line(), position.column(), at)
            .withValue(value)
            .expecting(name + " text"));
  }

  String text() {
    return text;
  }

  /** The position of a character. */
  Position position(int charOffset) {
    int target = Math.max(0, Math.min(charOffset, text.length()));
    if (target < offset) {
      rewind();
    }
    bytes += byteLength(offset, target);
    countLines(target);
    offset = target;
    return new Position(line, text.codePointCount(lineStart, target) + 1, bytes);
  }

  private void rewind() {
    offset = 0;
    line = 1;
    lineStart = 0;
    bytes = markBytes;
  }

  private void countLines(int target) {
    for (int i = offset; i < target; i++) {
      char c = text.charAt(i);
      boolean endsLine =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (endsLine) {
        line++;
        lineStart = i + 1;
      }
    }
  }

  private long byteLength(int from, int to) {
    if (charset.equals(StandardCharsets.UTF_16BE) || charset.equals(StandardCharsets.UTF_16LE)) {
      return 2L * (to - from);
    }
    return text.substring(from, to).getBytes(charset).length;
  }
}
