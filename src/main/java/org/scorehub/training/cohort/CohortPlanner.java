package org.scorehub.training.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans training groups. A pure function: the same needs give the same plan in whatever order. */
public final class CohortPlanner {

  private CohortPlanner() {}

  /**
   * Plans groups for each module on its own, and area by area where many factories need one. A
   * factory is in one group of a module at most.
   */
  public static CohortPlan plan(List<Need> needs, CohortRules rules) {
    Map<String, List<Need>> byModule =
        needs.stream()
            .collect(Collectors.groupingBy(Need::module, TreeMap::new, Collectors.toList()));
    List<ModulePlanner> planned =
        byModule.values().stream()
            .flatMap(list -> Areas.of(list).stream())
            .map(list -> new ModulePlanner(list, rules).plan())
            .toList();
    List<Cohort> cohorts = new ArrayList<>();
    planned.forEach(module -> module.groups().forEach(group -> cohorts.add(cohort(group))));
    cohorts.sort(
        Comparator.comparing(Cohort::objective)
            .reversed()
            .thenComparing(Cohort::module)
            .thenComparing(cohort -> cohort.members().get(0).id()));
    return new CohortPlan(
        rules,
        cohorts,
        planned.stream().flatMap(p -> p.left().stream()).sorted(Need.WEIGHTIEST).toList(),
        sum(planned.stream().map(ModulePlanner::objective).toList()),
        sum(planned.stream().map(ModulePlanner::greedy).toList()),
        planned.stream().mapToInt(ModulePlanner::changes).sum());
  }

  private static Objective sum(List<Objective> objectives) {
    return objectives.stream().reduce(Objective.NONE, Objective::plus);
  }

  private static Cohort cohort(Group group) {
    List<Need> members = group.needs().stream().sorted(Need.WEIGHTIEST).toList();
    LocalDate begin =
        members.stream().map(Need::notBefore).max(Comparator.naturalOrder()).orElseThrow();
    @Nullable LocalDate wantedBy =
        members.stream()
            .map(Need::wantedBy)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    Cohort bare =
        new Cohort(
            members.get(0).module(),
            members,
            group.objective(),
            group.kmAcross(),
            begin,
            wantedBy,
            List.of());
    return new Cohort(
        bare.module(),
        members,
        bare.objective(),
        bare.kmAcross(),
        begin,
        wantedBy,
        CohortReasons.of(bare));
  }
}
