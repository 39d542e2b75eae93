package org.scorehub.mapping;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads bundle files from disk and keeps within the project root. */
final class BundleFolder {

  private static final String EXAMPLES = "examples";

  private final Path root;

  BundleFolder(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  SortedMap<String, byte[]> read(List<String> prefixes) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String prefix : prefixes) {
      Path start = root.resolve(prefix).normalize();
      refuseOutside(start, prefix);
      if (Files.exists(start)) {
        addAll(start, files);
      }
    }
    return files;
  }

  private void addAll(Path start, SortedMap<String, byte[]> files) throws IOException {
    try (Stream<Path> paths = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) paths.filter(this::belongs)::iterator) {
        refuseOutside(path.toRealPath(), relative(path));
        if (Files.isRegularFile(path)) {
          files.put(relative(path), Files.readAllBytes(path));
        }
      }
    }
  }

  private boolean belongs(Path path) {
    for (Path name : root.relativize(path)) {
      if (name.toString().equals(EXAMPLES) || name.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private void refuseOutside(Path path, String name) {
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException(name + " leads out of " + root);
    }
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
