package org.scorehub.connector.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.scorehub.connector.DocumentDefinition.Accounted;

/**
 * Paths as people write them: JSON pointers ({@code /findings/2/topic}) and native paths ({@code
 * /findings[3]/topic}, counted from 1).
 */
final class TreePath {

  private static final Pattern INDEX = Pattern.compile("\\[([1-9][0-9]{0,8})\\]");
  private static final Pattern POSITION = Pattern.compile("/[0-9]+(?=/|$)|\\[[0-9]+\\]");
  private static final Pattern NUMBERED = Pattern.compile("/([0-9]{1,9})(?=/|$)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final String ALL_BELOW = "/*";
  private static final String TEXT = "#text";

  private TreePath() {}

  /** The JSON pointer; where a list stands and no number is written, its first entry is meant. */
  static String pointer(JsonNode tree, String written) {
    String slashed = written.startsWith("/") ? written : "/" + written;
    String numbered =
        INDEX.matcher(slashed).replaceAll(m -> "/" + (Integer.parseInt(m.group(1)) - 1));
    StringBuilder pointer = new StringBuilder();
    JsonNode at = tree;
    for (String step : numbered.substring(1).split("/", -1)) {
      if (at.isArray() && !NUMBER.matcher(step).matches()) {
        pointer.append("/0");
        at = at.path(0);
      }
      pointer.append('/').append(step);
      at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(plain(step));
    }
    return at.has(TEXT) ? pointer.append('/').append(TEXT).toString() : pointer.toString();
  }

  private static String plain(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  /** The JSON pointer of a native path. */
  static String ofNative(String path) {
    return INDEX.matcher(path).replaceAll(m -> "/" + (Integer.parseInt(m.group(1)) - 1));
  }

  /** The native path of a JSON pointer. */
  static String toNative(String pointer) {
    return NUMBERED
        .matcher(pointer)
        .replaceAll(m -> "[" + (Integer.parseInt(m.group(1)) + 1) + "]");
  }

  /** A path without positions. */
  static String general(String path) {
    return POSITION.matcher(path).replaceAll("");
  }

  /** Whether a path, with positions of either kind, is one of those left out on purpose. */
  static boolean isOneOf(Accounted accounted, String path) {
    return accounted.paths().stream().anyMatch(pattern -> fits(pattern, path));
  }

  /** Whether a pattern such as {@code /findings[]/law} or {@code /site/*} means a path. */
  static boolean fits(String pattern, String path) {
    return fitsEvery(pattern, POSITION.matcher(path).replaceAll("[]"));
  }

  /** Whether a path is the place of a pattern, or a branch that holds it. */
  static boolean isWithin(String path, String pattern) {
    String every = POSITION.matcher(path).replaceAll("[]");
    return fitsEvery(pattern, every)
        || pattern.startsWith(every + "/")
        || pattern.startsWith(every + "[");
  }

  private static boolean fitsEvery(String pattern, String every) {
    if (!pattern.endsWith(ALL_BELOW)) {
      return every.equals(pattern);
    }
    String branch = pattern.substring(0, pattern.length() - ALL_BELOW.length());
    return every.equals(branch) || every.startsWith(branch + "/") || every.startsWith(branch + "[");
  }
}
