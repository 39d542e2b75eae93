package org.scorehub.drift;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scorehub.mapping.Bundle;

/** A file of a bundle as lines. */
public record TextFile(String path, List<String> lines) {

  static TextFile of(Bundle bundle, String path) {
    String text = new String(bundle.read(path), StandardCharsets.UTF_8);
    return new TextFile(path, List.of(text.split("\n", -1)));
  }

  /** A change of the line at a 0-based index. */
  Edit edit(int index, String after) {
    return new Edit(path, index + 1, lines.get(index), after);
  }

  /** The bundle with lines changed. Lines are numbered as before the first edit. */
  static Bundle edited(Bundle bundle, List<Edit> edits) {
    SortedMap<String, byte[]> files = new TreeMap<>(bundle.files());
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::line).reversed())
        .forEach(
            edit -> {
              String text = new String(files.get(edit.file()), StandardCharsets.UTF_8);
              files.put(edit.file(), apply(text, edit).getBytes(StandardCharsets.UTF_8));
            });
    return Bundle.of(files);
  }

  /**
   * A text with one line changed.
   *
   * @throws IllegalArgumentException if the line is another one by now
   */
  public static String apply(String text, Edit edit) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (edit.line() > lines.size() || !lines.get(edit.line() - 1).equals(edit.before())) {
      throw new IllegalArgumentException(
          "line %d of %s has changed since".formatted(edit.line(), edit.file()));
    }
    lines.set(edit.line() - 1, edit.after());
    return String.join("\n", lines);
  }
}
