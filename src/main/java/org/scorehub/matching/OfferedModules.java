package org.scorehub.matching;

import java.util.List;
import java.util.Set;

/** Which module is named where a rule asks for one that is not offered everywhere. */
final class OfferedModules {

  /** A module to name, and why it is not the one of the rule; no reason if it is. */
  record Choice(String module, List<Reason> reasons) {}

  private final MatchingRules rules;
  private final Set<String> offered;

  OfferedModules(MatchingRules rules, Set<String> offered) {
    this.rules = rules;
    this.offered = Set.copyOf(offered);
  }

  Choice choose(String wanted) {
    ScoreModule module = rules.module(wanted).orElse(null);
    if (module == null || module.core() || offered.contains(wanted)) {
      return new Choice(wanted, List.of());
    }
    String rule = ScoreModule.FILE + "#" + wanted;
    return new Choice(module.fallback(), List.of(new Reason(rule, explain(module))));
  }

  private static String explain(ScoreModule module) {
    String named = module.code() + " (" + module.title() + ")";
    return module.fallback().equals(ScoreModule.NONE)
        ? named + " would help where it is offered; no core module stands in for it"
        : named + " where it is offered; " + module.fallback() + " stands in for it";
  }
}
