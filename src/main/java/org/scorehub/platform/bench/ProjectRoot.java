package org.scorehub.platform.bench;

import java.nio.file.Path;

/** Where the project's files are. */
final class ProjectRoot {

  private ProjectRoot() {}

  static Path path() {
    String root = System.getenv("HUB_ROOT");
    return Path.of(root == null ? System.getProperty("hub.root", ".") : root);
  }
}
