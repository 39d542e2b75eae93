package org.scorehub.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.ByteSource;

/**
 * Remembers that bytes could not be fetched. To a reader that looks like a broken document; to the
 * hub it is an outage, after which the same document is whole again.
 */
final class WatchedBytes implements ByteSource {

  private final ByteSource bytes;
  private volatile @Nullable IOException failure;

  WatchedBytes(ByteSource bytes) {
    this.bytes = bytes;
  }

  @Override
  public InputStream open() throws IOException {
    return new Watched(bytes.open());
  }

  /**
   * Does nothing if all bytes asked for were there.
   *
   * @throws UncheckedIOException if they were not
   */
  void check() {
    IOException failed = failure;
    if (failed != null) {
      throw new UncheckedIOException(failed);
    }
  }

  private final class Watched extends FilterInputStream {

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
