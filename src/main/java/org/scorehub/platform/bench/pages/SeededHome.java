package org.scorehub.platform.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.cli.HubFailure;
import org.scorehub.platform.bench.ProjectRoot;
import picocli.CommandLine.Option;

/** The folder that holds a seeded hub. Whether it is whole stands in a file of its own. */
final class SeededHome {

  private static final String DONE = "seeded.txt";

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder (default: target/seeded beside the launcher).")
  private @Nullable Path given;

  Path folder() {
    Path folder = given == null ? ProjectRoot.path().resolve("target/seeded") : given;
    return folder.toAbsolutePath().normalize();
  }

  boolean isDone() {
    return Files.exists(folder().resolve(DONE));
  }

  void done() throws IOException {
    Files.writeString(folder().resolve(DONE), Instant.now().toString());
  }

  void refuseIfUsed() throws IOException {
    if (Files.isDirectory(folder())) {
      try (Stream<Path> files = Files.list(folder())) {
        if (files.findAny().isPresent()) {
          throw HubFailure.badInput(
              "%s is not empty: %s. Remove it, or name another folder with --home"
                  .formatted(
                      folder(),
                      isDone()
                          ? "it is seeded already"
                          : "it was seeded in part, or is another's"));
        }
      }
    }
  }
}
