package org.scorehub.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sums up what speaks for one module. */
final class ModuleTally {

  private final ScoreModule module;
  private final Set<ModuleReason> reasons = new LinkedHashSet<>();
  private int score;
  private boolean primary;

  ModuleTally(ScoreModule module) {
    this.module = module;
  }

  void add(int points, boolean asPrimary, ModuleReason reason) {
    score += points;
    primary |= asPrimary;
    reasons.add(reason);
  }

  String code() {
    return module.code();
  }

  int score() {
    return score;
  }

  boolean primary() {
    return primary;
  }

  RankedModule ranked(int rank, Set<String> modulesHad) {
    ModuleRole role = primary ? ModuleRole.PRIMARY : ModuleRole.SECONDARY;
    return as(role, rank, new ArrayList<>(reasons), modulesHad);
  }

  /** First on the list because the given modules need it. */
  RankedModule foundation(List<ModuleTally> others, Set<String> modulesHad) {
    List<ModuleReason> all = new ArrayList<>(reasons);
    others.stream().filter(other -> other.needs(code())).map(this::neededBy).forEach(all::add);
    return as(ModuleRole.FOUNDATION, 1, all, modulesHad);
  }

  boolean needs(String code) {
    return module.prerequisites().contains(code);
  }

  boolean lacksFoundation(Set<String> modulesHad) {
    return module.missingPrerequisites(modulesHad).contains(ScoreModule.WORKPLACE_COOPERATION);
  }

  private ModuleReason neededBy(ModuleTally other) {
    return new ModuleReason(
        other.code(),
        "score",
        null,
        ScoreModule.FILE + "#" + other.code(),
        other.code() + " builds on " + code() + ", which the site has not had",
        null,
        0);
  }

  private RankedModule as(
      ModuleRole role, int rank, List<ModuleReason> why, Set<String> modulesHad) {
    return new RankedModule(
        code(), rank, role, score, why, module.missingPrerequisites(modulesHad));
  }
}
