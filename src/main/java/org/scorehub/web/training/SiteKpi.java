package org.scorehub.web.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.Kpi;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.training.KpiComparison;
import org.scorehub.training.KpiComparison.Changed;
import org.scorehub.training.KpiComparison.NotComparable;
import org.scorehub.training.KpiPoint;
import org.scorehub.training.KpiSeries;
import org.scorehub.training.UnitTable;
import org.scorehub.web.Figures;

/**
 * One indicator of a site over its periods, and what it tells before and after.
 *
 * @param unit unit of all values here: that of the baseline, or of the first reading
 * @param better lower, higher or context
 * @param usable whether unit and KPI fit, so that the results of the programme count it
 * @param readings earliest first
 * @param change null if nothing can be compared
 * @param reason why nothing can; null if it can
 */
public record SiteKpi(
    String kpi,
    String title,
    String unit,
    String better,
    boolean usable,
    List<Reading> readings,
    @Nullable Change change,
    @Nullable String reason) {

  /** A value of one period; given is the value as it came, with its unit. */
  public record Reading(
      LocalDate periodFrom, LocalDate periodUntil, double value, String given, boolean baseline) {}

  /**
   * The first comparable period against the last one.
   *
   * @param before null where the reading is the change itself
   * @param absolute in the unit
   * @param percent of the value before; null if that is 0
   * @param outcome IMPROVED, UNCHANGED, WORSE or NOT_JUDGED
   * @param sinceBaseline false if the provider called no reading the baseline
   */
  public record Change(
      @Nullable Double before,
      double after,
      double absolute,
      @Nullable Double percent,
      String outcome,
      boolean sinceBaseline) {}

  /** Of canonical readings; those without unit, value or period tell nothing. */
  static List<SiteKpi> of(List<JsonNode> readings, KpiCatalogue catalogue) {
    List<KpiPoint> points = readings.stream().map(KpiPoint::of).flatMap(Optional::stream).toList();
    return KpiSeries.of(points, catalogue).stream().map(s -> of(s, catalogue)).toList();
  }

  private static SiteKpi of(KpiSeries series, KpiCatalogue catalogue) {
    String unit = series.first().unit();
    Kpi kpi = series.definition();
    KpiComparison compared = series.compare(catalogue.units());
    return new SiteKpi(
        series.kpi(),
        kpi == null ? series.kpi() : kpi.title(),
        unit,
        kpi == null ? "context" : kpi.betterDirection(),
        series.known(),
        series.points().stream().map(p -> reading(p, unit, catalogue.units())).toList(),
        compared instanceof Changed changed ? change(changed, unit, catalogue.units()) : null,
        compared instanceof NotComparable not ? not.reason() : null);
  }

  private static Reading reading(KpiPoint point, String unit, UnitTable units) {
    return new Reading(
        point.from(),
        point.until(),
        KpiSeries.in(unit, point, units),
        Figures.plain(point.value()) + ' ' + point.unit(),
        point.baseline());
  }

  private static Change change(Changed changed, String unit, UnitTable units) {
    KpiPoint first = changed.first();
    Double before = first == null ? null : Double.valueOf(KpiSeries.in(unit, first, units));
    double after = KpiSeries.in(unit, changed.last(), units);
    return new Change(
        before,
        after,
        before == null ? after : after - before,
        changed.percent(),
        changed.outcome().name(),
        changed.flagged());
  }
}
