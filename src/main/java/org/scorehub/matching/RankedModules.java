package org.scorehub.matching;

import java.util.List;

/**
 * What SCORE training can do for the open issues of a site, and what it cannot. Topics are sorted
 * and named once.
 *
 * @param modules recommended modules, rank 1 first
 * @param uncovered topics that no module answers; {@link Topic#UNMAPPED} stands for issues that a
 *     person must place first
 * @param escalated topics that a person decides and training alone never answers
 * @param afterRemedy what prevents repetition of escalated topics once the remedy is verified
 * @param uncoveredIssues ids of the issues behind {@code uncovered}, where they have one
 * @param escalatedIssues issues that a person decides, with training in parallel or without
 * @param trained topics still open although the site has had every module that answers them: a
 *     matter for a follow-up visit, not for the same course again
 */
public record RankedModules(
    List<RankedModule> modules,
    List<String> uncovered,
    List<String> escalated,
    List<PreventiveModule> afterRemedy,
    List<String> trained,
    List<String> uncoveredIssues,
    List<Escalated> escalatedIssues) {

  public RankedModules {
    modules = List.copyOf(modules);
    uncovered = List.copyOf(uncovered);
    escalated = List.copyOf(escalated);
    afterRemedy = List.copyOf(afterRemedy);
    trained = List.copyOf(trained);
    uncoveredIssues = List.copyOf(uncoveredIssues);
    escalatedIssues = List.copyOf(escalatedIssues);
  }
}
