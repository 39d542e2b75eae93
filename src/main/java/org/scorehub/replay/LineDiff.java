package org.scorehub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What differs between two messages, line by line, for people. */
public final class LineDiff {

  /** More lines than these are counted, not shown. */
  static final int MOST_SHOWN = 60;

  private static final int MOST_LINES = 5_000;
  private static final Pattern BETWEEN_ELEMENTS = Pattern.compile(">\\s*<");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LineDiff() {}

  /**
   * Lines that begin with a minus where they were, with a plus where they are; empty if both are
   * the same or one is not there.
   */
  public static List<String> of(byte @Nullable [] before, byte @Nullable [] after) {
    if (before == null || after == null || Arrays.equals(before, after)) {
      return List.of();
    }
    List<String> old = lines(before);
    List<String> fresh = lines(after);
    if (old.size() > MOST_LINES || fresh.size() > MOST_LINES) {
      return List.of("… too long to be compared line by line");
    }
    List<String> diff = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
      delta.getSource().getLines().forEach(line -> diff.add("- " + line));
      delta.getTarget().getLines().forEach(line -> diff.add("+ " + line));
    }
    return shortened(diff);
  }

  private static List<String> shortened(List<String> diff) {
    if (diff.size() <= MOST_SHOWN) {
      return diff;
    }
    List<String> shown = new ArrayList<>(diff.subList(0, MOST_SHOWN));
    shown.add("… and " + (diff.size() - MOST_SHOWN) + " more lines");
    return shown;
  }

  /** XML an element a line, JSON a member a line, anything else as it is. */
  private static List<String> lines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.startsWith("<")) {
      return BETWEEN_ELEMENTS.matcher(text).replaceAll(">\n<").lines().toList();
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return JSON.readTree(text).toPrettyString().lines().toList();
      } catch (JsonProcessingException e) {
        return text.lines().toList();
      }
    }
    return text.lines().toList();
  }
}
