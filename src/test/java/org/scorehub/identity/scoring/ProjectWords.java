package org.scorehub.identity.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scorer as the project ships it. */
public final class ProjectWords {

  public static final SiteScorer SCORER = SiteScorer.load(ProjectWords::read);

  private ProjectWords() {}

  public static byte[] read(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
