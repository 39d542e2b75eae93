package org.scorehub.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scorehub.mapping.Bundle;

/**
 * A file that differs between two bundles.
 *
 * @param path from the project root
 * @param change what became of it
 */
public record FileChange(String path, Change change) {

  /** What became of a file. */
  public enum Change {
    /** Only the later bundle has it. */
    ADDED,
    /** Both have it, with different content. */
    CHANGED,
    /** Only the earlier bundle has it. */
    REMOVED
  }

  /** All changes from one bundle to another, by path; null is no file at all. */
  static List<FileChange> between(@Nullable Bundle from, @Nullable Bundle to) {
    SortedMap<String, byte[]> before = files(from);
    SortedMap<String, byte[]> after = files(to);
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<FileChange> changes = new ArrayList<>();
    for (String path : paths) {
      if (!before.containsKey(path)) {
        changes.add(new FileChange(path, Change.ADDED));
      } else if (!after.containsKey(path)) {
        changes.add(new FileChange(path, Change.REMOVED));
      } else if (!Arrays.equals(before.get(path), after.get(path))) {
        changes.add(new FileChange(path, Change.CHANGED));
      }
    }
    return changes;
  }

  private static SortedMap<String, byte[]> files(@Nullable Bundle bundle) {
    return bundle == null ? new TreeMap<>() : bundle.files();
  }
}
