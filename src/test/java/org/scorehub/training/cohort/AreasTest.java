package org.scorehub.training.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a plan for thousands of factories is made of small ones. */
class AreasTest {

  private static Need need(int number, String country, double latitude) {
    return new Need(
        "n%05d".formatted(number),
        null,
        null,
        "OSH",
        country,
        null,
        new Place(latitude, 104.5),
        number % 7,
        1,
        List.of(),
        Set.of("retail"),
        100,
        LocalDate.of(2026, 11, 1),
        null);
  }

  private static List<Need> many() {
    return IntStream.range(0, 2000)
        .mapToObj(n -> need(n, n % 2 == 0 ? "KH" : "VN", 10 + n % 5))
        .toList();
  }

  @Test
  void leavesFewTogether() {
    List<Need> few = many().subList(0, Areas.MOST);
    assertThat(Areas.of(few)).containsExactly(few);
  }

  @Test
  void dividesManyByCountryAndPlaceAndLosesNone() {
    List<List<Need>> areas = Areas.of(many());
    assertThat(areas)
        .allSatisfy(
            area -> {
              assertThat(area.size()).isLessThanOrEqualTo(Areas.MOST);
              assertThat(area).extracting(Need::country).containsOnly(area.get(0).country());
            });
    assertThat(areas.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(many());
  }

  @Test
  void doesNotDependOnTheOrder() {
    List<Need> shuffled = new ArrayList<>(many());
    Collections.shuffle(shuffled, new Random(7));
    assertThat(Areas.of(shuffled)).isEqualTo(Areas.of(many()));
  }

  @Test
  void plansThousandsInGroupsThatKeepTheRules() {
    CohortPlan plan = CohortPlanner.plan(many(), CohortRules.within(100));
    assertThat(plan.cohorts()).hasSizeGreaterThan(100);
    assertThat(plan.cohorts())
        .allSatisfy(
            group -> {
              assertThat(group.members().size()).isBetween(6, 12);
              assertThat(group.kmAcross()).isLessThanOrEqualTo(100);
            });
  }
}
