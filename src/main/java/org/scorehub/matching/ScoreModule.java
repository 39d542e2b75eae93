package org.scorehub.matching;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module of ILO SCORE training: a row of {@code mappings/score/modules.csv}.
 *
 * @param code short code, for example HRM
 * @param title title in the training catalogue
 * @param coreTools tools it teaches, with UNCONFIRMED and DERIVED marks
 * @param problemsAddressed problems it is for, with marks
 * @param prerequisites modules of which a site needs one before it, the usual one first; empty if
 *     none or none is known
 * @param days classroom days as published; text, as it may be a range or carry a mark
 * @param visits factory visits as published; text for the same reason
 * @param core whether it is one of the five core modules WC, QM, CP, HRM, OSH
 * @param fallback core module that stands in where this one is not offered, or {@link #NONE}
 * @param marks sources and marks of the row
 */
public record ScoreModule(
    String code,
    String title,
    String coreTools,
    String problemsAddressed,
    List<String> prerequisites,
    String days,
    String visits,
    boolean core,
    String fallback,
    String marks) {

  /** Stands where no module answers. */
  public static final String NONE = "NONE";

  /** Workplace Cooperation, the foundation of the others. */
  public static final String WORKPLACE_COOPERATION = "WC";

  static final String FILE = "mappings/score/modules.csv";

  public ScoreModule {
    prerequisites = List.copyOf(prerequisites);
  }

  static ScoreModule of(RuleRow row, RuleProblems problems) {
    String code = row.text("code");
    boolean core = row.yes("core", problems);
    return new ScoreModule(
        code,
        row.text("title"),
        row.text("core_tools"),
        row.text("problems_addressed"),
        row.parts("prerequisite", "\\|"),
        row.text("days"),
        row.text("visits"),
        core,
        core ? code : orNone(row.orNull("fallback")),
        row.text("marks"));
  }

  /** The module the site needs first: empty if it had one of the prerequisites. */
  List<String> missingPrerequisites(Set<String> modulesHad) {
    boolean met = prerequisites.stream().anyMatch(modulesHad::contains);
    return met ? List.of() : prerequisites.stream().limit(1).toList();
  }

  private static String orNone(@Nullable String code) {
    return code == null ? NONE : code;
  }
}
