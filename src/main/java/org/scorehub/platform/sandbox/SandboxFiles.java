package org.scorehub.platform.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of the project's folder {@code sandbox/}, which has a folder for each connector.
 *
 * @param folder the folder itself; it may be missing, and then has no files
 */
public record SandboxFiles(Path folder) {

  /** Those of a project. */
  public static SandboxFiles of(Path root) {
    return new SandboxFiles(root.resolve("sandbox"));
  }

  /**
   * The text of a file in UTF-8.
   *
   * @throws IllegalArgumentException naming the file, if there is none
   */
  public String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** Whether there is such a file or folder. */
  public boolean exists(String path) {
    return Files.exists(folder.resolve(path));
  }

  /**
   * The bytes of a file.
   *
   * @throws IllegalArgumentException naming the file, if there is none
   */
  public byte[] bytes(String path) {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no sandbox file " + file);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids of the connectors that have a folder here, sorted. */
  public List<String> connectors() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("_") && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
