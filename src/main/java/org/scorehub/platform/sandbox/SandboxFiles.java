package org.scorehub.platform.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the class path folder {@code sandbox/}. */
final class SandboxFiles {

  private SandboxFiles() {}

  /**
   * @throws IllegalArgumentException naming the file, if there is none
   */
  static String text(String path) {
    try (InputStream in = SandboxFiles.class.getResourceAsStream("/sandbox/" + path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no sandbox file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
