package org.scorehub.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One look at the files of a project, for several bundles: what they share is read once, when it is
 * first asked for. Not thread-safe.
 */
public final class ProjectFiles {

  private final Path root;
  private final Map<String, SortedMap<String, byte[]>> read = new HashMap<>();

  /**
   * A look at a project.
   *
   * @param root folder that all paths are relative to
   */
  public ProjectFiles(Path root) {
    this.root = root;
  }

  /**
   * Reads the files under some folders, as {@link Bundle#load}.
   *
   * @param prefixes folders or single files, with {@code /}
   * @throws IllegalArgumentException if a prefix or a symbolic link leads out of the root
   * @throws UncheckedIOException if a file cannot be read
   */
  public Bundle bundle(List<String> prefixes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    prefixes.forEach(prefix -> files.putAll(read.computeIfAbsent(prefix, this::read)));
    return new Bundle(files);
  }

  private SortedMap<String, byte[]> read(String prefix) {
    try {
      return new BundleFolder(root).read(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mapping files under " + root, e);
    }
  }
}
