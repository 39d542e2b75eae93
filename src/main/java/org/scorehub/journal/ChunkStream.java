package org.scorehub.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;
import org.springframework.dao.DataAccessException;

/** A stream over numbered chunks, each fetched when it is needed; an empty one is the end. */
final class ChunkStream extends InputStream {

  private final IntFunction<byte[]> chunks;
  private byte[] chunk = {};
  private int position;
  private int next;
  private boolean ended;

  ChunkStream(IntFunction<byte[]> chunks) {
    this.chunks = chunks;
  }

  @Override
  public int read() throws IOException {
    return atEnd() ? -1 : chunk[position++] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    if (atEnd()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return chunk.length - position;
  }

  private boolean atEnd() throws IOException {
    if (position == chunk.length && !ended) {
      chunk = fetch();
      position = 0;
      ended = chunk.length == 0;
    }
    return ended;
  }

  private byte[] fetch() throws IOException {
    try {
      return chunks.apply(next++);
    } catch (DataAccessException e) {
      throw new IOException("the archive cannot be read", e);
    }
  }
}
