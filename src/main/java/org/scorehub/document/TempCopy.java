package org.scorehub.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Bytes copied to a file, as workbooks have to be read in any order. */
record TempCopy(Path path) implements AutoCloseable {

  static TempCopy of(ByteSource bytes) throws IOException {
    TempCopy copy = new TempCopy(Files.createTempFile("table", ".tmp"));
    try (InputStream in = bytes.open()) {
      Files.copy(in, copy.path(), StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /** Deletes the file. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
