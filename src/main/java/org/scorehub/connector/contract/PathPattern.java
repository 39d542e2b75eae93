package org.scorehub.connector.contract;

import java.util.regex.Pattern;

/**
 * A path in a list of a manifest, such as {@code /audit/question[]/@code} or {@code /site/geo/*}: a
 * final {@code *} stands for all below, and the branch itself.
 */
record PathPattern(String text) {

  private static final Pattern POSITION = Pattern.compile("\\[\\d+]");
  private static final String ALL_BELOW = "/*";

  /** A path with positions as the paths of manifests are written. */
  static String general(String path) {
    return POSITION.matcher(path).replaceAll("[]");
  }

  /** Whether a path without positions is meant. */
  boolean matches(String path) {
    return (text.endsWith(ALL_BELOW) && !text.equals(path))
        ? isBelow(path, text.substring(0, text.length() - ALL_BELOW.length()))
        : text.equals(path);
  }

  /** Whether a path is a branch or something in it. */
  static boolean isBelow(String path, String branch) {
    return path.startsWith(branch)
        && (path.length() == branch.length()
            || path.charAt(branch.length()) == '/'
            || path.charAt(branch.length()) == '[');
  }
}
