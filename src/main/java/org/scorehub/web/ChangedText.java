package org.scorehub.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file before and after.
 *
 * @param path from the project root
 * @param parts what differs, in its order; at most {@value #MOST}
 * @param more how many other parts differ
 */
public record ChangedText(String path, List<Part> parts, int more) {

  private static final int MOST = 100;
  private static final int MOST_LINES = 20_000;

  /**
   * Lines that differ.
   *
   * @param line of the first text that they begin in, from 1
   */
  public record Part(int line, String before, String after) {}

  public ChangedText {
    parts = List.copyOf(parts);
  }

  /** What differs; nothing of files that are longer than a person reads. */
  public static ChangedText between(String path, String before, String after) {
    List<Part> parts = new ArrayList<>();
    List<String> old = before.lines().toList();
    List<String> fresh = after.lines().toList();
    List<AbstractDelta<String>> deltas =
        old.size() + fresh.size() > MOST_LINES ? List.of() : DiffUtils.diff(old, fresh).getDeltas();
    for (AbstractDelta<String> delta : deltas.subList(0, Math.min(MOST, deltas.size()))) {
      parts.add(
          new Part(
              delta.getSource().getPosition() + 1,
              String.join("\n", delta.getSource().getLines()),
              String.join("\n", delta.getTarget().getLines())));
    }
    return new ChangedText(path, parts, deltas.size() - parts.size());
  }
}
