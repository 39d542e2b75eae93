package org.scorehub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.IssueState;
import org.scorehub.canonical.avro.SeverityLevel;

class IssueJoinProperties {

  @Property(tries = 500)
  void joiningAndPartingAgainChangesNothing(
      @ForAll("stays") Issue stays, @ForAll("absorbed") Issue absorbed) {
    Issue joined = IssueJoin.join(stays, absorbed);
    IssueJoin.Division parts = IssueJoin.divide(joined, audits(absorbed), stays, absorbed);
    assertThat(parts.stays()).isEqualTo(stays);
    assertThat(parts.back()).isEqualTo(absorbed);
  }

  @Property(tries = 500)
  void noObservationIsLostOrInvented(
      @ForAll("stays") Issue stays, @ForAll("absorbed") Issue absorbed) {
    Issue joined = IssueJoin.join(stays, absorbed);
    List<Observation> both = new ArrayList<>(stays.observations());
    both.addAll(absorbed.observations());
    assertThat(joined.observations()).containsExactlyInAnyOrderElementsOf(both);
    IssueJoin.Division parts = IssueJoin.divide(joined, audits(absorbed), null, null);
    assertThat(observations(parts.stays()))
        .containsExactlyInAnyOrderElementsOf(stays.observations());
    assertThat(observations(parts.back()))
        .containsExactlyInAnyOrderElementsOf(absorbed.observations());
  }

  @Property(tries = 500)
  void theLaterObservationDecidesAndOnOneDayTheOpenOne(
      @ForAll("stays") Issue stays, @ForAll("absorbed") Issue absorbed) {
    Issue joined = IssueJoin.join(stays, absorbed);
    if (stays.latest().isBefore(absorbed.latest())) {
      assertThat(joined.state()).isEqualTo(absorbed.state());
    } else if (absorbed.latest().isBefore(stays.latest())) {
      assertThat(joined.state()).isEqualTo(stays.state());
    } else {
      assertThat(joined.isOpen()).isEqualTo(stays.isOpen() || absorbed.isOpen());
    }
  }

  @Property(tries = 300)
  void aLaterObservationGoesToItsOwnSideOnly(
      @ForAll("stays") Issue stays, @ForAll("absorbed") Issue absorbed) {
    Issue joined = IssueJoin.join(stays, absorbed);
    List<Observation> more = new ArrayList<>(joined.observations());
    more.add(observation("B-new", FindingStatus.CLOSED, LocalDate.of(2027, 1, 1)));
    Issue now = joined.with(IssueState.VERIFIED_CLOSED, more);
    Set<AuditReference> returning = audits(absorbed);
    returning.add(new AuditReference("s", "B-new"));
    IssueJoin.Division parts = IssueJoin.divide(now, returning, stays, absorbed);
    assertThat(parts.stays()).isEqualTo(stays);
    assertThat(Objects.requireNonNull(parts.back()).state()).isEqualTo(IssueState.VERIFIED_CLOSED);
    assertThat(parts.back().openedOn()).isEqualTo(absorbed.openedOn());
  }

  private static List<Observation> observations(@Nullable Issue issue) {
    return issue == null ? List.of() : issue.observations();
  }

  private static Set<AuditReference> audits(Issue issue) {
    return issue.observations().stream().map(IssueJoin::reference).collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<Issue> stays() {
    return issues("A");
  }

  @Provide
  Arbitrary<Issue> absorbed() {
    return issues("B");
  }

  private static Arbitrary<Issue> issues(String side) {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 5);
    Arbitrary<FindingStatus> statuses = Arbitraries.of(FindingStatus.class);
    Arbitrary<List<Integer>> observed = days.list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(observed, statuses, Arbitraries.of(IssueState.class))
        .as((days1, status, state) -> issue(side, days1, status, state));
  }

  private static Issue issue(
      String side, List<Integer> days, FindingStatus status, IssueState state) {
    List<Observation> observations = new ArrayList<>();
    days.stream()
        .sorted()
        .forEach(
            day ->
                observations.add(
                    observation(
                        side + observations.size(),
                        status,
                        day == 0 ? null : LocalDate.of(2026, 1, day))));
    return new Issue(
        null,
        "s",
        "7.14",
        null,
        "7.14",
        Placement.given("fire_equipment"),
        SeverityLevel.MAJOR,
        side,
        state,
        observations.get(0).observedOn(),
        null,
        "text of " + side,
        "en",
        observations);
  }

  private static Observation observation(
      String audit, FindingStatus status, @Nullable LocalDate day) {
    return new Observation("s", audit, 1, status, null, day);
  }
}
