package org.scorehub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The project's files together with the connectors in {@code src/test/resources/project}. */
public final class TestProject {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path ADDED = ROOT.resolve("src/test/resources/project");

  private TestProject() {}

  /** Copies them; links would keep a test from telling what it changed. */
  public static Path copy(Path target) {
    for (String part : List.of("routes", "mappings", "schemas", "sandbox")) {
      copy(ROOT.resolve(part), target.resolve(part));
      if (Files.exists(ADDED.resolve(part))) {
        copy(ADDED.resolve(part), target.resolve(part));
      }
    }
    return target;
  }

  private static void copy(Path from, Path to) {
    try {
      FileSystemUtils.copyRecursively(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids of the connectors that tests add. */
  static List<String> added() {
    try (Stream<Path> folders = Files.list(ADDED.resolve("routes"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
