package org.scorehub.platform.bench;

import java.nio.file.Path;

/** Where the project's files are. */
public final class ProjectRoot {

  private ProjectRoot() {}

  /** {@code HUB_ROOT}, else the system property {@code hub.root}, else the working directory. */
  public static Path path() {
    String root = System.getenv("HUB_ROOT");
    return Path.of(root == null ? System.getProperty("hub.root", ".") : root);
  }
}
