package org.scorehub.training.programme;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EnrolmentState;
import org.scorehub.training.KpiComparison.Outcome;
import org.scorehub.training.TrainingStages;

/** One enterprise while results are counted. */
final class Enterprise {

  private static final Set<String> CRITICAL = Set.of("CRITICAL", "ZERO_TOLERANCE");

  private final @Nullable String country;
  private final @Nullable Description described;
  private final Map<String, EnrolmentState> modules = new HashMap<>();
  private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);

  /**
   * What the viewer's own systems say of a site.
   *
   * @param country ISO 3166 alpha-2
   * @param worst severity of the worst open issue; null without any
   */
  record Description(@Nullable String country, @Nullable String worst) {}

  Enterprise(@Nullable String country, @Nullable Description described) {
    this.country = country;
    this.described = described;
  }

  void enrolled(String module, EnrolmentState state) {
    modules.merge(module, state, TrainingStages::further);
  }

  void became(Outcome outcome) {
    outcomes.add(outcome);
  }

  @Nullable String country() {
    return country;
  }

  boolean isDescribed() {
    return described != null;
  }

  boolean isIn(Set<EnrolmentState> states) {
    return modules.values().stream().anyMatch(states::contains);
  }

  boolean has(Outcome outcome) {
    return outcomes.contains(outcome);
  }

  boolean hasCriticalIssue() {
    return described != null && described.worst() != null && CRITICAL.contains(described.worst());
  }
}
