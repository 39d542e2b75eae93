package org.scorehub.connector;

import java.util.List;
import org.scorehub.document.SchemaWalk;

/** Paths that a manifest lists, matched against native paths. */
final class AccountedPaths {

  private final List<String> patterns;

  AccountedPaths(List<DocumentDefinition.Accounted> lists) {
    patterns = lists.stream().flatMap(list -> list.paths().stream()).toList();
  }

  /** Whether a path is listed, with or without positions. */
  boolean contains(String path) {
    String general = SchemaWalk.generalised(path);
    return patterns.stream().anyMatch(pattern -> matches(pattern, general));
  }

  private static boolean matches(String pattern, String path) {
    return pattern.endsWith("*")
        ? path.startsWith(pattern.substring(0, pattern.length() - 1))
        : path.equals(pattern);
  }
}
