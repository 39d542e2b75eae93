package org.scorehub.mapping;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads bundle files from disk and keeps within the project root. */
final class BundleFolder {

  private static final String EXAMPLES = "examples";

  private static final Set<FileVisitOption> FOLLOWED = EnumSet.of(FileVisitOption.FOLLOW_LINKS);

  private final Path root;

  BundleFolder(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  SortedMap<String, byte[]> read(String prefix) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Path start = root.resolve(prefix).normalize();
    refuseOutside(start, prefix);
    if (Files.exists(start)) {
      Files.walkFileTree(start, FOLLOWED, Integer.MAX_VALUE, into(files));
    }
    return files;
  }

  private FileVisitor<Path> into(SortedMap<String, byte[]> files) {
    return new SimpleFileVisitor<>() {

      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return belongs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        if (belongs(file)) {
          refuseOutside(file.toRealPath(), relative(file));
          if (attributes.isRegularFile()) {
            files.put(relative(file), Files.readAllBytes(file));
          }
        }
        return FileVisitResult.CONTINUE;
      }
    };
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
