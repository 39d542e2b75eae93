package org.scorehub.training;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.KpiProgress;
import org.scorehub.canonical.avro.KpiReading;

/**
 * Sums up KPI readings for whoever is told: the baseline and the latest comparable reading after
 * it, both in the unit of the baseline.
 */
final class KpiSummary {

  private KpiSummary() {}

  static List<KpiProgress> of(List<KpiReading> readings, KpiCatalogue catalogue) {
    List<KpiPoint> points = readings.stream().map(KpiPoint::of).toList();
    return KpiSeries.of(points, catalogue).stream()
        .map(series -> summary(series, catalogue.units()))
        .toList();
  }

  private static KpiProgress summary(KpiSeries series, UnitTable units) {
    KpiPoint baseline = series.first().baseline() ? series.first() : null;
    KpiPoint latest = latest(series, units);
    String unit = baseline == null ? lastOf(series).unit() : baseline.unit();
    Optional<Kpi> kpi = Optional.ofNullable(series.definition());
    return KpiProgress.newBuilder()
        .setKpi(series.kpi())
        .setTitle(kpi.map(Kpi::title).orElse(series.kpi()))
        .setUnit(unit)
        .setBetterDirection(kpi.map(Kpi::betterDirection).orElse("context"))
        .setBaseline(baseline == null ? null : baseline.value())
        .setBaselineOn(baseline == null ? null : baseline.until())
        .setLatest(latest == null ? null : KpiSeries.in(unit, latest, units))
        .setLatestOn(latest == null ? null : latest.until())
        .build();
  }

  /** Without anything to compare it with, the latest reading stands alone. */
  private static @Nullable KpiPoint latest(KpiSeries series, UnitTable units) {
    if (series.compare(units) instanceof KpiComparison.Changed changed) {
      return changed.last();
    }
    KpiPoint last = lastOf(series);
    return series.first().baseline() || last.baseline() ? null : last;
  }

  private static KpiPoint lastOf(KpiSeries series) {
    return series.points().get(series.points().size() - 1);
  }
}
