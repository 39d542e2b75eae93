package org.scorehub.connector.scaffold;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One thing that a person has to look at.
 *
 * @param file from the project root
 * @param line from 1
 * @param what in words, beginning with the kind of work
 */
public record LeftToDo(String file, int line, String what) {

  /** Kinds of work, the most important first. */
  private static final List<String> KINDS =
      List.of("key", "site", "topics", "codes", "dates", "fields", "sending", "words");

  /** All that the files mark as left to do. */
  static List<LeftToDo> in(Map<String, byte[]> files) {
    List<LeftToDo> all = new ArrayList<>();
    files.forEach(
        (path, bytes) -> {
          if (!path.contains("/examples/")) {
            add(path, new String(bytes, StandardCharsets.UTF_8), all);
          }
        });
    all.sort(
        Comparator.comparingInt(LeftToDo::rank)
            .thenComparing(LeftToDo::file)
            .thenComparingInt(LeftToDo::line));
    return all;
  }

  private static void add(String path, String text, List<LeftToDo> all) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int at = lines[i].indexOf(CodeLists.TO_DO);
      if (at >= 0) {
        String what = lines[i].substring(at + CodeLists.TO_DO.length());
        String code = path.endsWith(".csv") ? cell(lines[i]) + ": " : "";
        all.add(
            new LeftToDo(
                path,
                i + 1,
                what.replaceFirst(": ", ": " + code).replaceAll("\"+$|\\.$", "").strip()));
      }
    }
  }

  private static String cell(String line) {
    return line.startsWith("\"")
        ? line.substring(0, line.indexOf('"', 1) + 1)
        : line.substring(0, line.indexOf(','));
  }

  private int rank() {
    int rank = KINDS.indexOf(what.substring(0, Math.max(0, what.indexOf(':'))));
    return rank < 0 ? KINDS.size() : rank;
  }

  /** {@code file:line: what}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + what;
  }
}
