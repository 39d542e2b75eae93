package org.scorehub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scorehub.training.KpiComparison.Changed;
import org.scorehub.training.KpiComparison.NotComparable;
import org.scorehub.training.KpiComparison.Outcome;

class KpiSeriesTest {

  private static final KpiCatalogue CATALOGUE = ProjectKpis.CATALOGUE;

  private static KpiPoint month(String kpi, double value, String unit, String month, boolean base) {
    YearMonth period = YearMonth.parse(month);
    return new KpiPoint(
        kpi, kpi + month + unit, value, unit, period.atDay(1), period.atEndOfMonth(), base);
  }

  private static KpiComparison compared(KpiPoint... points) {
    List<KpiSeries> series = KpiSeries.of(List.of(points), CATALOGUE);
    assertThat(series).hasSize(1);
    return series.get(0).compare(CATALOGUE.units());
  }

  private static Changed changed(KpiPoint... points) {
    KpiComparison comparison = compared(points);
    assertThat(comparison).isInstanceOf(Changed.class);
    return (Changed) comparison;
  }

  @Test
  void comparesTheBaselineWithTheLastPeriod() {
    Changed change =
        changed(
            month("DEFECT_RATE", 7, "%", "2025-10", false),
            month("DEFECT_RATE", 10, "% of units", "2025-03", true),
            month("DEFECT_RATE", 0.089, "fraction", "2025-12", false));
    assertThat(change.outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(change.absolute()).isCloseTo(-1.1, within(1e-9));
    assertThat(change.percent()).isCloseTo(-11, within(1e-9));
    assertThat(change.flagged()).isTrue();
  }

  @Test
  void convertsEnergyBeforeItCompares() {
    Changed same =
        changed(
            month("ENERGY_PER_UNIT", 7.2, "MJ per unit", "2025-03", true),
            month("ENERGY_PER_UNIT", 0.002, "MWh per piece", "2025-12", false));
    assertThat(same.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(same.absolute()).isZero();
  }

  @Test
  void takesTheEarliestPeriodWhereNoneIsCalledBaseline() {
    Changed change =
        changed(
            month("PRODUCTIVITY", 12, "units per worker-hour", "2025-12", false),
            month("PRODUCTIVITY", 10, "units per worker-hour", "2025-03", false));
    assertThat(change.flagged()).isFalse();
    assertThat(change.outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(change.percent()).isCloseTo(20, within(1e-9));
  }

  @Test
  void comparesCountsOnlyOverPeriodsOfLikeLength() {
    KpiPoint year =
        new KpiPoint(
            "ACCIDENTS",
            "y",
            2,
            "number per period",
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-12-31"),
            false);
    assertThat(compared(month("ACCIDENTS", 4, "number per period", "2025-03", true), year))
        .isEqualTo(new NotComparable("no later period of like length"));
    assertThat(
            changed(
                    month("ACCIDENTS", 4, "number per period", "2025-03", true),
                    month("ACCIDENTS", 1, "number per period", "2025-04", false),
                    year)
                .absolute())
        .isEqualTo(-3);
  }

  @Test
  void doesNotComparePeriodsThatOverlap() {
    assertThat(
            compared(
                month("DEFECT_RATE", 9, "%", "2025-03", true),
                month("DEFECT_RATE", 5, "% of units", "2025-03", false)))
        .isEqualTo(new NotComparable("no period after the first one"));
  }

  @Test
  void keepsCurrenciesApart() {
    List<KpiSeries> series =
        KpiSeries.of(
            List.of(
                month("COST_SAVINGS", 100, "USD", "2025-12", false),
                month("COST_SAVINGS", 700, "CNY", "2025-12", false)),
            CATALOGUE);
    assertThat(series).extracting(KpiSeries::measure).containsExactly("CNY", "USD");
    assertThat(series).allMatch(KpiSeries::known);
  }

  @Test
  void takesASavingForTheChangeItself() {
    Changed saved = changed(month("COST_SAVINGS", 18_670, "USD per enterprise", "2025-12", false));
    assertThat(saved.outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(saved.absolute()).isEqualTo(18_670);
    assertThat(saved.first()).isNull();
    assertThat(changed(month("COST_SAVINGS", 0, "USD", "2025-12", false)).outcome())
        .isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void doesNotJudgeWhatIsNeitherBetterNorWorse() {
    assertThat(
            changed(
                    month("EMPLOYEES", 100, "count", "2025-03", true),
                    month("EMPLOYEES", 120, "number", "2025-12", false))
                .outcome())
        .isEqualTo(Outcome.NOT_JUDGED);
  }

  @Test
  void setsUnknownUnitsAgainstTheSameWordsOnly() {
    List<KpiSeries> series =
        KpiSeries.of(
            List.of(
                month("WASTE", 5, "bags", "2025-03", true),
                month("WASTE", 4, "Bags", "2025-12", false),
                month("WASTE", 3, "kg per unit", "2025-12", false)),
            CATALOGUE);
    assertThat(series).extracting(KpiSeries::known).containsExactly(false, true);
    assertThat(series.get(0).compare(CATALOGUE.units())).isInstanceOf(Changed.class);
  }

  @Test
  void leavesOutWhatCannotBeRight() {
    KpiPoint backwards =
        new KpiPoint(
            "DEFECT_RATE",
            "b",
            3,
            "%",
            LocalDate.parse("2025-12-31"),
            LocalDate.parse("2025-12-01"),
            false);
    assertThat(KpiSeries.of(List.of(backwards), CATALOGUE)).isEmpty();
    assertThat(ReadingProblems.of(backwards, CATALOGUE))
        .extracting("code")
        .containsExactly("kpi.period");
    assertThat(ReadingProblems.of(month("DEFECT_RATE", 640, "%", "2025-03", true), CATALOGUE))
        .extracting("code")
        .containsExactly("kpi.value");
  }

  @Test
  void tellsUnitsThatItCannotUse() {
    assertThat(ReadingProblems.of(month("WASTE", 5, "bags", "2025-03", true), CATALOGUE))
        .extracting("code")
        .containsExactly("kpi.unit-unknown");
    assertThat(ReadingProblems.of(month("DEFECT_RATE", 5, "days", "2025-03", true), CATALOGUE))
        .extracting("code")
        .containsExactly("kpi.unit-unexpected");
  }
}
