package org.scorehub.training.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.scorehub.training.Kpi;
import org.scorehub.training.KpiComparison.Changed;
import org.scorehub.training.KpiComparison.Outcome;
import org.scorehub.training.KpiPoint;
import org.scorehub.training.ProjectKpis;

class KpiTallyTest {

  private static final Kpi DEFECTS = ProjectKpis.CATALOGUE.find("DEFECT_RATE").orElseThrow();
  private static final LocalDate DAY = LocalDate.parse("2025-12-31");
  private static final KpiPoint POINT = new KpiPoint("DEFECT_RATE", "p", 1, "%", DAY, DAY, false);

  private static KpiResult result(int improved, int worse, int silent, int smallest) {
    KpiTally tally = new KpiTally(DEFECTS, "%");
    for (int i = 0; i < improved; i++) {
      tally.add(new Changed(POINT, POINT, -2, -20.0, Outcome.IMPROVED, true));
    }
    for (int i = 0; i < worse; i++) {
      tally.add(new Changed(POINT, POINT, 1, 10.0, Outcome.WORSE, true));
    }
    for (int i = 0; i < silent; i++) {
      tally.add(null);
    }
    return tally.result(smallest);
  }

  @Test
  void countsAndAverages() {
    KpiResult result = result(6, 2, 1, 0);
    assertThat(result.reporting()).isEqualTo(9);
    assertThat(result.compared()).isEqualTo(8);
    assertThat(result.improvedShare()).isEqualTo(0.75);
    assertThat(result.meanChange()).isEqualTo(-1.25);
    assertThat(result.meanPercent()).isEqualTo(-12.5);
    assertThat(result.meanOfImproved()).isEqualTo(-2);
    assertThat(result.meanPercentOfImproved()).isEqualTo(-20);
    assertThat(result.withheld()).isFalse();
  }

  @Test
  void showsSmallGroupsOnlyToWhomeverMaySeeThem() {
    assertThat(result(4, 0, 0, 0).improved()).isEqualTo(4);
    KpiResult hidden = result(4, 0, 0, 5);
    assertThat(hidden.reporting()).isNull();
    assertThat(hidden.meanChange()).isNull();
    assertThat(hidden.withheld()).isTrue();
  }

  @Test
  void withholdsFewThatImprovedAmongMany() {
    KpiResult few = result(2, 8, 0, 5);
    assertThat(few.compared()).isEqualTo(10);
    assertThat(few.meanChange()).isNotNull();
    assertThat(few.improved()).isNull();
    assertThat(few.improvedShare()).isNull();
    assertThat(few.meanOfImproved()).isNull();
    assertThat(few.withheld()).isTrue();
  }

  @Test
  void withholdsAMeanFromWhichFewOthersCouldBeTold() {
    KpiResult most = result(9, 1, 0, 5);
    assertThat(most.improved()).isEqualTo(9);
    assertThat(most.meanOfImproved()).isNull();
    assertThat(result(10, 0, 0, 5).meanOfImproved()).isEqualTo(-2);
  }

  @Test
  void saysNothingOfWhatNobodyCompared() {
    KpiResult nobody = result(0, 0, 6, 0);
    assertThat(nobody.compared()).isZero();
    assertThat(nobody.improvedShare()).isNull();
    assertThat(nobody.meanChange()).isNull();
  }
}
