package org.scorehub.web.playground;

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
record ChangedText(String path, List<Part> parts, int more) {

  private static final int MOST = 100;

  /**
   * Lines that differ.
   *
   * @param line of the first text that they begin in, from 1
   */
  record Part(int line, String before, String after) {}

  ChangedText {
    parts = List.copyOf(parts);
  }

  static ChangedText between(String path, String before, String after) {
    List<Part> parts = new ArrayList<>();
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas();
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
