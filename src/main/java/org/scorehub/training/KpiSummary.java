package org.scorehub.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.scorehub.canonical.avro.KpiProgress;
import org.scorehub.canonical.avro.KpiReading;

/** Sums up KPI readings: the baseline and the latest reading after it, in the same unit. */
final class KpiSummary {

  private record Measure(String kpi, String unit) {}

  private KpiSummary() {}

  static List<KpiProgress> of(List<KpiReading> readings, KpiCatalogue catalogue) {
    Map<Measure, List<KpiReading>> byMeasure =
        readings.stream()
            .collect(
                Collectors.groupingBy(
                    r -> new Measure(r.getKpi(), r.getUnit()),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Measure::kpi).thenComparing(Measure::unit)),
                    Collectors.toList()));
    List<KpiProgress> progress = new ArrayList<>();
    byMeasure.forEach((measure, all) -> progress.add(summary(measure, all, catalogue)));
    return progress;
  }

  private static KpiProgress summary(
      Measure measure, List<KpiReading> readings, KpiCatalogue catalogue) {
    Comparator<KpiReading> byTime =
        Comparator.comparing(KpiReading::getPeriodUntil).thenComparing(KpiReading::getNativeId);
    Optional<KpiReading> baseline = readings.stream().filter(KpiReading::getBaseline).min(byTime);
    Optional<KpiReading> latest = readings.stream().filter(r -> !r.getBaseline()).max(byTime);
    Optional<Kpi> kpi = catalogue.find(measure.kpi());
    return KpiProgress.newBuilder()
        .setKpi(measure.kpi())
        .setTitle(kpi.map(Kpi::title).orElse(measure.kpi()))
        .setUnit(measure.unit())
        .setBetterDirection(kpi.map(Kpi::betterDirection).orElse("context"))
        .setBaseline(baseline.map(KpiReading::getValue).orElse(null))
        .setBaselineOn(baseline.map(KpiReading::getPeriodUntil).orElse(null))
        .setLatest(latest.map(KpiReading::getValue).orElse(null))
        .setLatestOn(latest.map(KpiReading::getPeriodUntil).orElse(null))
        .build();
  }
}
