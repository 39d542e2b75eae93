package org.scorehub.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTableTest {

  private final UnitTable units = ProjectKpis.CATALOGUE.units();

  @ParameterizedTest
  @CsvSource({
    "kWh per unit,             kWh/unit,    1",
    "MWh per unit,             kWh/unit,    1000",
    "MJ/piece,                 kWh/unit,    0.2777777777777778",
    "kWh per 1000 units,       kWh/unit,    0.001",
    "t,                        kg,          1000",
    "kg per unit [unit DERIVED], kg/unit,   1",
    "g per dozen,              kg/unit,     8.333333333333333E-5",
    "% of units,               %,           1",
    "Fraction,                 %,           100",
    "ppm,                      %,           0.0001",
    "% per month,              %/month,     1",
    "USD,                      USD,         1",
    "USD per enterprise,       USD,         1",
    "CNY per month,            CNY/month,   1",
    "'number  per Period',     count/period, 1",
    "weeks,                    day,         7",
    "hours per week,           hour/week,   1",
    "pieces per month,         unit/month,  1",
    "'yes/no, counted',        yes/no,      1",
    "千瓦时 per 件,             kWh/unit,    1",
  })
  void knowsWhatAUnitMeasures(String unit, String measure, double factor) {
    Measure found = units.of(unit).orElseThrow();
    assertThat(found.unit()).isEqualTo(measure);
    assertThat(found.factor()).isCloseTo(factor, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ton",
        "bolts",
        "kWh per bolt",
        "% of last year",
        "",
        "per",
        "% per month or year"
      })
  void knowsNothingOfOtherUnits(String unit) {
    assertThat(units.of(unit)).isEmpty();
  }

  @Test
  void neverTurnsOneCurrencyIntoAnother() {
    assertThat(units.of("USD").orElseThrow().unit())
        .isNotEqualTo(units.of("CNY").orElseThrow().unit());
  }

  @Test
  void neverTurnsMonthsIntoYears() {
    assertThat(units.of("% per month").orElseThrow().unit())
        .isNotEqualTo(units.of("% per year").orElseThrow().unit());
  }

  @Test
  void refusesATableWithAUnitTwice() {
    byte[] twice = "unit,measure,factor,source\nkg,kg,1,SI\nKG,kg,1,SI\n".getBytes(UTF_8);
    assertThatThrownBy(() -> UnitTable.read(twice)).hasMessageContaining("'kg' twice");
  }

  @Test
  void hasASourceForEveryRow() {
    assertThat(CsvRows.read(ProjectKpis.file("mappings/score/units.csv"), "units.csv"))
        .hasSizeGreaterThan(80)
        .allSatisfy(row -> assertThat(row.get("source")).as(row.get("unit")).isNotBlank());
  }

  @Test
  void everyKpiIsMeasuredInAUnitThatTheTableHas() {
    CsvRows.read(ProjectKpis.file("mappings/score/kpis.csv"), "kpis.csv")
        .forEach(
            row -> {
              Kpi kpi = ProjectKpis.CATALOGUE.find(row.getOrDefault("kpi", "")).orElseThrow();
              assertThat(kpi.measures())
                  .as(kpi.code())
                  .allMatch(m -> units.of(m.replace("currency", "USD")).isPresent());
            });
  }
}
