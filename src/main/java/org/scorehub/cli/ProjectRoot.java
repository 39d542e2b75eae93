package org.scorehub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder with {@code routes/}, {@code mappings/} and {@code schemas/}. */
final class ProjectRoot {

  private ProjectRoot() {}

  /**
   * Where the launcher is ({@code HUB_ROOT}), else the system property {@code hub.root}, else the
   * working folder.
   */
  static Path find() {
    String root = System.getenv("HUB_ROOT");
    return Path.of(root == null ? System.getProperty("hub.root", ".") : root);
  }

  /**
   * The same, for commands that read connectors.
   *
   * @throws HubFailure if there are none
   */
  static Path withRoutes() {
    Path root = find();
    if (!Files.isDirectory(root.resolve("routes"))) {
      throw HubFailure.failed("there is no folder routes in " + root.toAbsolutePath().normalize());
    }
    return root;
  }

  /**
   * A file of the project.
   *
   * @throws IllegalArgumentException if there is none
   */
  static byte[] read(Path root, String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no " + path + " in " + root, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
