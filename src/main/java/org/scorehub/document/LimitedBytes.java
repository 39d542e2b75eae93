package org.scorehub.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.scorehub.canonical.Problem;

/** Bytes that must not be more than a limit. */
record LimitedBytes(ByteSource bytes, long limit) implements ByteSource {

  /** There are more bytes. Carries no stack trace; never leaves this package. */
  static final class Exceeded extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Exceeded(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  @Override
  public InputStream open() throws IOException {
    return new Counted(bytes.open(), limit);
  }

  private static final class Counted extends FilterInputStream {

    private final long limit;
    private long count;

    private Counted(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      count(skipped);
      return skipped;
    }

    private void count(long more) throws IOException {
      count += more;
      if (count > limit) {
        throw new Exceeded(
            RefusedDocument.over("limit.bytes", "is too long", limit, "bytes").problem());
      }
    }
  }
}
