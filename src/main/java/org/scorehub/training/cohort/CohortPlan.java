package org.scorehub.training.cohort;

import java.util.List;

/**
 * Proposed groups of all modules.
 *
 * @param rules what a group had to be
 * @param cohorts the weightiest first
 * @param left factories that no group was found for
 * @param objective what the plan reaches
 * @param greedy what it reached before single changes made it better
 * @param changes how many of these there were
 */
public record CohortPlan(
    CohortRules rules,
    List<Cohort> cohorts,
    List<Need> left,
    Objective objective,
    Objective greedy,
    int changes) {

  public CohortPlan {
    cohorts = List.copyOf(cohorts);
    left = List.copyOf(left);
  }
}
