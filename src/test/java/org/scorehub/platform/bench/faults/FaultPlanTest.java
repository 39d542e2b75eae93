package org.scorehub.platform.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scorehub.platform.bench.faults.PlannedFault.Kind;

class FaultPlanTest {

  @Test
  void theSameSeedGivesTheSameFaults() {
    RunOptions options = RunOptions.ofMinutes(20, 42, 5, true);
    assertThat(FaultPlan.of(options)).isEqualTo(FaultPlan.of(options));
    assertThat(FaultPlan.of(options))
        .isNotEqualTo(FaultPlan.of(RunOptions.ofMinutes(20, 43, 5, true)));
  }

  @Test
  void aLongRunKillsFiftyTimesAndDoesEverythingToTheServers() {
    FaultPlan plan = FaultPlan.of(RunOptions.ofMinutes(20, 1, 5, true));
    assertThat(plan.hubs()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(plan.servers().stream().map(PlannedFault::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Kind.KILL_HUB)));
    assertThat(plan.servers()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(plan.hubs())
        .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()))
        .allSatisfy(fault -> assertThat(fault.at()).isLessThan(Duration.ofMinutes(20)));
  }

  @Test
  void aBriefRunKillsEachServerOnce() {
    FaultPlan plan = FaultPlan.of(RunOptions.brief(7));
    assertThat(plan.hubs()).hasSize(3);
    assertThat(plan.servers().stream().map(PlannedFault::kind))
        .containsExactlyInAnyOrder(Kind.KILL_BROKER, Kind.KILL_DATABASE);
  }
}
