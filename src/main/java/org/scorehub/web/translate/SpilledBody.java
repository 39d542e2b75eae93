package org.scorehub.web.translate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scorehub.document.ByteSource;

/** A request body in a file, so that it can be read more than once; closing removes it. */
record SpilledBody(Path file) implements ByteSource, AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  /** Keeps one byte more than allowed: enough for a reader to see that there are too many. */
  static SpilledBody of(InputStream body, long maxBytes) throws IOException {
    SpilledBody spilled = new SpilledBody(Files.createTempFile("scorehub-body", null));
    try (OutputStream out = Files.newOutputStream(spilled.file())) {
      copy(body, out, maxBytes + 1);
      return spilled;
    } catch (IOException e) {
      spilled.close();
      throw e;
    }
  }

  private static void copy(InputStream in, OutputStream out, long most) throws IOException {
    long left = most;
    while (left > 0) {
      byte[] part = in.readNBytes((int) Math.min(BUFFER, left));
      if (part.length == 0) {
        return;
      }
      out.write(part);
      left -= part.length;
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
