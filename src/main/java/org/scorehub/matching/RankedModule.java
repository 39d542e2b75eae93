package org.scorehub.matching;

import java.util.List;

/**
 * A module recommended to a site.
 *
 * @param module module code
 * @param rank 1 is first
 * @param role why it is on the list
 * @param score sum by the formula of {@link SiteRecommendation}; 0 for a foundation without issues
 *     of its own
 * @param reasons most severe first, without repetition; never empty
 * @param prerequisites modules the site needs before it and has not had
 */
public record RankedModule(
    String module,
    int rank,
    ModuleRole role,
    int score,
    List<ModuleReason> reasons,
    List<String> prerequisites) {

  public RankedModule {
    reasons = List.copyOf(reasons);
    prerequisites = List.copyOf(prerequisites);
  }
}
