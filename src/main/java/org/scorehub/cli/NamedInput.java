package org.scorehub.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scorehub.document.ByteSource;

/**
 * A document that a command was given.
 *
 * @param name of a file, or {@code -} for the standard input
 * @param standard the standard input
 */
record NamedInput(String name, InputStream standard) {

  private static final String STANDARD_INPUT = "-";

  /**
   * At most one byte more than the limit, enough for a reader to see that it is exceeded.
   *
   * @throws HubFailure if the file cannot be read
   */
  byte[] bytes(long maxBytes) throws IOException {
    int most = (int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8);
    if (name.equals(STANDARD_INPUT)) {
      return standard.readNBytes(most);
    }
    try (InputStream bytes = Files.newInputStream(readable())) {
      return bytes.readNBytes(most);
    }
  }

  /**
   * For what is read more than once: the file as it is, or what {@link #bytes} gives.
   *
   * @throws HubFailure if the file cannot be read
   */
  ByteSource source(long maxBytes) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      byte[] bytes = bytes(maxBytes);
      return () -> new ByteArrayInputStream(bytes);
    }
    Path path = readable();
    return () -> Files.newInputStream(path);
  }

  private Path readable() {
    Path path = Path.of(name);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw HubFailure.badInput("cannot read " + name);
    }
    return path;
  }
}
