package org.scorehub.training.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposed training groups as one organisation may see them.
 *
 * @param asOf when its board was composed; null if it has none
 * @param rules what a group had to be
 * @param objective what the plan reaches, with groups that have no factory the viewer may know
 * @param greedy what it reached before single changes
 * @param changes how many changes made it better
 * @param cohorts groups with at least one factory that the viewer may know; for the operator all
 * @param left own factories that no group was found for
 * @param more groups that are not listed, as they are too many
 * @param moreLeft own factories without a group that are not listed
 */
public record CohortProposals(
    @Nullable Instant asOf,
    CohortRules rules,
    Objective objective,
    Objective greedy,
    int changes,
    List<Proposal> cohorts,
    List<Member> left,
    int more,
    int moreLeft) {

  /**
   * A group.
   *
   * @param title title of the module
   * @param size factories in it
   * @param members those that the viewer may know, the weightiest first
   * @param others how many there are beside them
   * @param funders buyers that would share the cost
   * @param seats of the size, those that fall to the viewer: a factory of two buyers is half a seat
   *     of each; null for who is no buyer of any
   */
  public record Proposal(
      String module,
      String title,
      int size,
      List<Member> members,
      int others,
      Objective objective,
      int issues,
      double kmAcross,
      LocalDate begin,
      @Nullable LocalDate wantedBy,
      int funders,
      @Nullable Double seats,
      List<String> why) {}

  /**
   * A factory that the viewer may know.
   *
   * @param coFunders other buyers that recommend the module for it
   * @param hint what speaks against it; null if nothing does
   */
  public record Member(
      String site,
      @Nullable String name,
      String module,
      int points,
      int issues,
      List<String> topics,
      int coFunders,
      @Nullable String hint) {}

  public CohortProposals {
    cohorts = List.copyOf(cohorts);
    left = List.copyOf(left);
  }

  /** The same with no more than so many of its groups, and of the factories without one. */
  public CohortProposals first(int groups, int factories) {
    List<Proposal> some = cohorts.subList(0, Math.min(groups, cohorts.size()));
    List<Member> others = left.subList(0, Math.min(factories, left.size()));
    return new CohortProposals(
        asOf,
        rules,
        objective,
        greedy,
        changes,
        some,
        others,
        more + cohorts.size() - some.size(),
        moreLeft + left.size() - others.size());
  }
}
