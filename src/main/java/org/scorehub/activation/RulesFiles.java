package org.scorehub.activation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scorehub.mapping.Bundle;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.MatchingRules;

/** The files of the rules of matching, taken together. */
public final class RulesFiles {

  /** Folders of files that people may change by an activation of rules. */
  public static final List<String> EDITABLE = List.of("mappings/score/", "mappings/canonical/");

  /** What the rules are called among the activations; no connector can have that name. */
  public static final String ID = "rules/matching";

  /** All folders that rules are read from. */
  static final List<String> FOLDERS =
      List.of("mappings/score", "mappings/canonical", "mappings/_shared/codes");

  private RulesFiles() {}

  /** The files under a project's root. */
  public static Bundle in(Path root) {
    return Bundle.load(root, FOLDERS);
  }

  /**
   * The rules that files make.
   *
   * @throws org.scorehub.matching.InvalidRules with everything wrong with them
   */
  public static Matcher matcher(Bundle files) {
    return new Matcher(MatchingRules.load(files::read));
  }

  /**
   * Files with some replaced or added.
   *
   * @param changes content by path relative to the project root
   * @throws IllegalArgumentException for a file that is no rule file
   */
  public static Bundle changed(Bundle files, Map<String, String> changes) {
    SortedMap<String, byte[]> all = new TreeMap<>(files.files());
    changes.forEach(
        (path, text) -> {
          if (EDITABLE.stream().noneMatch(path::startsWith) || !files.contains(path)) {
            throw new IllegalArgumentException(path + " is no rule file of this hub");
          }
          all.put(path, text.getBytes(StandardCharsets.UTF_8));
        });
    return Bundle.of(all);
  }
}
