package org.scorehub.platform.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the class path folder {@code sandbox/}. */
public final class SandboxFiles {

  private SandboxFiles() {}

  /**
   * The text of a file in UTF-8.
   *
   * @throws IllegalArgumentException naming the file, if there is none
   */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** Whether there is such a file. */
  static boolean exists(String path) {
    return SandboxFiles.class.getResource("/sandbox/" + path) != null;
  }

  /**
   * The bytes of a file.
   *
   * @throws IllegalArgumentException naming the file, if there is none
   */
  public static byte[] bytes(String path) {
    try (InputStream in = SandboxFiles.class.getResourceAsStream("/sandbox/" + path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no sandbox file " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
