package org.scorehub.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.KpiComparison.Changed;
import org.scorehub.training.KpiPoint;
import org.scorehub.training.KpiSeries;
import org.scorehub.training.UnitTable;

/**
 * Where one KPI of a site stands, of the readings of one provider in one measure.
 *
 * @param kpi code
 * @param measure base unit of the readings
 * @param unit of all values here: that of the baseline, or of the first reading
 * @param points the baseline and the latest of the others, at most {@value #MOST}, earliest first
 * @param before null where nothing can be compared, or the reading is the change itself
 * @param after null where nothing can be compared
 * @param percent of the value before; null where that means nothing
 * @param outcome IMPROVED, UNCHANGED, WORSE or NOT_JUDGED by the KPI's declared direction; null
 *     where nothing can be compared
 */
public record KpiStanding(
    String kpi,
    String measure,
    String unit,
    List<Point> points,
    @Nullable Double before,
    @Nullable Double after,
    @Nullable Double percent,
    @Nullable String outcome) {

  static final int MOST = 12;

  /** A value at the end of its period. */
  public record Point(LocalDate until, double value, boolean baseline) {}

  public KpiStanding {
    points = List.copyOf(points);
  }

  static KpiStanding of(KpiSeries series, UnitTable units) {
    String unit = series.first().unit();
    Optional<Changed> changed =
        series.compare(units) instanceof Changed made ? Optional.of(made) : Optional.empty();
    return new KpiStanding(
        series.kpi(),
        series.measure(),
        unit,
        points(series, unit, units),
        changed.map(Changed::first).map(p -> KpiSeries.in(unit, p, units)).orElse(null),
        changed.map(Changed::last).map(p -> KpiSeries.in(unit, p, units)).orElse(null),
        changed.map(Changed::percent).orElse(null),
        changed.map(c -> c.outcome().name()).orElse(null));
  }

  private static List<Point> points(KpiSeries series, String unit, UnitTable units) {
    List<KpiPoint> all = series.points();
    int from = Math.max(0, all.size() - MOST);
    boolean firstIsBefore = all.indexOf(series.first()) < from;
    return Stream.concat(
            firstIsBefore ? Stream.of(series.first()) : Stream.empty(),
            all.stream().skip(firstIsBefore ? from + 1L : from))
        .map(p -> new Point(p.until(), KpiSeries.in(unit, p, units), p.baseline()))
        .toList();
  }

  /** The latest reading. */
  public Point last() {
    return points.get(points.size() - 1);
  }
}
