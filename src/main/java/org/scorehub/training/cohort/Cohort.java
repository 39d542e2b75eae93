package org.scorehub.training.cohort;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed training group.
 *
 * @param module module code
 * @param members the weightiest first
 * @param objective its part of the plan's
 * @param kmAcross kilometres between the two that are farthest apart; 0 if positions are not known
 * @param begin first day that suits all
 * @param wantedBy day by which all want it; null if none says
 * @param why sentences that explain the group
 */
public record Cohort(
    String module,
    List<Need> members,
    Objective objective,
    double kmAcross,
    LocalDate begin,
    @Nullable LocalDate wantedBy,
    List<String> why) {

  public Cohort {
    members = List.copyOf(members);
    why = List.copyOf(why);
  }

  /** Buyers that would share the cost, among them the viewer where it is one. */
  public int funders() {
    return (int) members.stream().flatMap(m -> m.funders().stream()).distinct().count();
  }

  /** Issues that it addresses. */
  public int issues() {
    return members.stream().mapToInt(Need::issues).sum();
  }
}
