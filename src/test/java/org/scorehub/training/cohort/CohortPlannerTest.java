package org.scorehub.training.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CohortPlannerTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
  private static final CohortRules RULES = CohortRules.within(100);
  private static final Place JIAXING = new Place(30.75, 120.75);
  private static final Place SHENZHEN = new Place(22.54, 114.06);

  private static Need need(String id, @Nullable Place place, int points) {
    return need(id, "WC", place, points, "a-buyer", TODAY, null);
  }

  private static Need need(
      String id,
      String module,
      @Nullable Place place,
      int points,
      String funder,
      LocalDate notBefore,
      @Nullable LocalDate wantedBy) {
    return new Need(
        id,
        id,
        "Factory " + id,
        module,
        "CN",
        "Zhejiang",
        place,
        points,
        1,
        List.of("housekeeping"),
        Set.of(funder),
        100,
        notBefore,
        wantedBy);
  }

  private static List<Need> at(Place place, int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(i -> need("%s-%02d".formatted(place.latitude(), i), place, i + 1))
            .toList());
  }

  @Test
  void groupsFactoriesThatAreNearEachOther() {
    List<Need> needs = at(JIAXING, 8);
    needs.addAll(at(SHENZHEN, 7));
    CohortPlan plan = CohortPlanner.plan(needs, RULES);
    assertThat(plan.cohorts()).extracting(c -> c.members().size()).containsExactly(8, 7);
    assertThat(plan.cohorts()).allMatch(c -> c.kmAcross() == 0);
    assertThat(plan.left()).isEmpty();
    assertThat(plan.objective().points()).isEqualTo(36 + 28);
  }

  @Test
  void makesNoGroupOfTooFew() {
    CohortPlan plan = CohortPlanner.plan(at(JIAXING, 5), RULES);
    assertThat(plan.cohorts()).isEmpty();
    assertThat(plan.left()).hasSize(5);
  }

  @Test
  void dividesFourteenIntoTwoGroupsInsteadOfLeavingTwoOut() {
    CohortPlan plan = CohortPlanner.plan(at(JIAXING, 14), RULES);
    assertThat(plan.cohorts()).hasSize(2);
    assertThat(plan.left()).isEmpty();
    assertThat(plan.objective()).isGreaterThan(plan.greedy());
  }

  @Test
  void groupsByRegionWherePositionsAreNotKnown() {
    List<Need> needs = IntStream.range(0, 6).mapToObj(i -> need("n" + i, null, 1)).toList();
    assertThat(CohortPlanner.plan(needs, RULES).cohorts()).hasSize(1);
  }

  @Test
  void keepsApartWhoseDaysDoNotFit() {
    List<Need> needs = at(JIAXING, 6);
    needs.set(0, need("late", "WC", JIAXING, 50, "a-buyer", TODAY.plusDays(90), null));
    needs.set(1, need("soon", "WC", JIAXING, 50, "a-buyer", TODAY, TODAY.plusDays(30)));
    assertThat(CohortPlanner.plan(needs, RULES).cohorts()).isEmpty();
  }

  @Test
  void prefersFactoriesThatShareABuyer() {
    List<Need> needs = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      needs.add(
          need("n%02d".formatted(i), "WC", JIAXING, 4, i % 2 == 0 ? "even" : "odd", TODAY, null));
    }
    CohortPlan plan = CohortPlanner.plan(needs, RULES);
    assertThat(plan.cohorts()).hasSize(2).allMatch(c -> c.funders() == 1);
    assertThat(plan.objective().coFunded()).isEqualTo(24);
  }

  @Test
  void explainsAGroupAndHintsAtLargeFactories() {
    List<Need> needs = at(JIAXING, 6);
    Need small = needs.get(0);
    needs.set(
        0,
        new Need(
            small.id(),
            small.site(),
            small.name(),
            "WC",
            "CN",
            null,
            JIAXING,
            3,
            2,
            List.of(),
            Set.of("a-buyer"),
            900,
            TODAY,
            TODAY.plusDays(60)));
    List<String> why = CohortPlanner.plan(needs, RULES).cohorts().get(0).why();
    assertThat(String.join("\n", why))
        .contains("6 factories need WC", "7 of their open issues", "0 km apart")
        .contains("2026-03-01", "2026-04-30", "1 buyers", "1 of them have more than 250 workers");
  }

  @Property(tries = 60)
  void keepsEveryPromise(@ForAll("needs") List<Need> needs) {
    CohortPlan plan = CohortPlanner.plan(needs, RULES);
    Set<String> placed = new HashSet<>();
    for (Cohort cohort : plan.cohorts()) {
      assertThat(cohort.members()).hasSizeBetween(RULES.minSize(), RULES.maxSize());
      for (Need member : cohort.members()) {
        assertThat(placed.add(member.module() + member.id())).as("twice in a group").isTrue();
        assertThat(member.module()).isEqualTo(cohort.module());
        assertThat(cohort.members())
            .allMatch(o -> o.equals(member) || o.suits(member, RULES.maxKm()));
        assertThat(cohort.begin()).isAfterOrEqualTo(member.notBefore());
      }
    }
    assertThat(placed.size() + plan.left().size()).isEqualTo(needs.size());
    assertThat(plan.objective().compareTo(plan.greedy())).isNotNegative();
  }

  @Property(tries = 20)
  void doesNotDependOnTheOrderOfItsNeeds(@ForAll("needs") List<Need> needs) {
    List<Need> shuffled = new ArrayList<>(needs);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(CohortPlanner.plan(shuffled, RULES)).isEqualTo(CohortPlanner.plan(needs, RULES));
  }

  @Provide
  Arbitrary<List<Need>> needs() {
    Arbitrary<Need> need =
        Combinators.combine(
                Arbitraries.integers().between(0, 100_000),
                Arbitraries.of("WC", "OSH"),
                Arbitraries.doubles().between(30, 32),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of("one", "two", "three"),
                Arbitraries.integers().between(0, 60),
                Arbitraries.integers().between(0, 90))
            .as(
                (id, module, north, points, funder, from, until) ->
                    need(
                        "n" + id,
                        module,
                        new Place(north, 120),
                        points,
                        funder,
                        TODAY.plusDays(from),
                        until < from ? null : TODAY.plusDays(until)));
    return need.list().uniqueElements(Need::id).ofMaxSize(60);
  }
}
