package org.scorehub.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the project's declarative files look like from outside. Two equal scans mean that nothing
 * was saved between them. Asking the file system sees every way of saving, on every kind of disk;
 * notifications do not reach bind mounts and network folders, and come late on some systems.
 *
 * @param files by path
 */
record ProjectScan(Map<Path, Stamp> files) {

  private static final List<String> FOLDERS = List.of("routes", "mappings", "schemas", "sandbox");
  private static final String EXAMPLES = "examples";

  /** When a file was saved, how large it is and which one it is, where the disk tells. */
  record Stamp(FileTime saved, long size, @Nullable Object key) {}

  static ProjectScan of(Path root) {
    return of(root, FOLDERS);
  }

  /** Of some folders only. */
  static ProjectScan of(Path root, List<String> folders) {
    Map<Path, Stamp> files = new HashMap<>();
    for (String folder : folders) {
      if (Files.isDirectory(root.resolve(folder))) {
        scan(root.resolve(folder), files);
      }
    }
    return new ProjectScan(files);
  }

  private static void scan(Path folder, Map<Path, Stamp> files) {
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Map<Path, Stamp> files;

    Visitor(Map<Path, Stamp> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      return name.equals(EXAMPLES) || name.startsWith(".")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.put(
          file, new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
