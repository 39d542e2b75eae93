package org.scorehub.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.KpiComparison.Changed;
import org.scorehub.training.KpiComparison.NotComparable;
import org.scorehub.training.KpiComparison.Outcome;

/**
 * Readings of one KPI at one site that can be set against each other: all in units of the same base
 * unit, or all in the same unknown unit.
 *
 * @param kpi code
 * @param measure base unit; of an unknown unit its words
 * @param definition the KPI as the catalogue has it; null if it has none
 * @param known whether the unit is known and one that the KPI is measured in
 * @param points earliest first; never empty
 */
public record KpiSeries(
    String kpi, String measure, @Nullable Kpi definition, boolean known, List<KpiPoint> points) {

  private static final String YES_NO = "yes/no";
  private static final double NOISE = 1e-12;
  private static final MathContext CONVERTED = new MathContext(12);

  private record Key(String kpi, String measure) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKpi = kpi.compareTo(other.kpi);
      return byKpi == 0 ? measure.compareTo(other.measure) : byKpi;
    }
  }

  public KpiSeries {
    points = points.stream().sorted(KpiPoint.BY_TIME).toList();
  }

  /**
   * The series of one site's readings, by KPI and measure. Readings that cannot be right are left
   * out.
   */
  public static List<KpiSeries> of(List<KpiPoint> readings, KpiCatalogue catalogue) {
    Map<Key, List<KpiPoint>> byMeasure = new TreeMap<>();
    for (KpiPoint reading : readings) {
      if (!ReadingProblems.isSound(reading, catalogue)) {
        continue;
      }
      String measure =
          catalogue
              .units()
              .of(reading.unit())
              .map(Measure::unit)
              .orElseGet(() -> UnitTable.plain(reading.unit()));
      byMeasure
          .computeIfAbsent(new Key(reading.kpi(), measure), key -> new ArrayList<>())
          .add(reading);
    }
    return byMeasure.entrySet().stream()
        .map(e -> series(e.getKey(), e.getValue(), catalogue))
        .toList();
  }

  private static KpiSeries series(Key key, List<KpiPoint> points, KpiCatalogue catalogue) {
    Kpi kpi = catalogue.find(key.kpi()).orElse(null);
    boolean known =
        kpi != null
            && kpi.takes(key.measure())
            && catalogue.units().of(points.get(0).unit()).isPresent();
    return new KpiSeries(key.kpi(), key.measure(), kpi, known, points);
  }

  /** The first comparable period against the last one. */
  public KpiComparison compare(UnitTable units) {
    return isGain() ? gain(units) : beforeAfter(units);
  }

  /** True where a reading is the change itself. */
  boolean isGain() {
    return definition != null && definition.compares(measure) == Kpi.Compares.GAIN;
  }

  private KpiComparison gain(UnitTable units) {
    Optional<KpiPoint> last = latest(points);
    if (last.isEmpty()) {
      return new NotComparable("only a baseline, and the reading itself would be the change");
    }
    double value = base(last.get(), units);
    Double percent = measure.startsWith("%") ? Double.valueOf(value) : null;
    return new Changed(null, last.get(), value, percent, outcome(value), true);
  }

  private KpiComparison beforeAfter(UnitTable units) {
    KpiPoint first = first();
    List<KpiPoint> later =
        points.stream().filter(p -> !p.baseline() && p.beginsAfter(first)).toList();
    List<KpiPoint> comparable = later.stream().filter(p -> likeFor(first, p)).toList();
    if (comparable.isEmpty()) {
      return new NotComparable(
          later.isEmpty() ? "no period after the first one" : "no later period of like length");
    }
    KpiPoint last = comparable.get(comparable.size() - 1);
    double before = base(first, units);
    double change = withoutNoise(base(last, units) - before, before);
    return new Changed(
        first, last, change, percent(before, change), outcome(change), first.baseline());
  }

  /** The baseline; where none is on file the earliest reading. */
  public KpiPoint first() {
    return points.stream().filter(KpiPoint::baseline).findFirst().orElse(points.get(0));
  }

  private boolean likeFor(KpiPoint first, KpiPoint later) {
    boolean counts = definition != null && definition.compares(measure) == Kpi.Compares.COUNT;
    return !counts || later.isAsLongAs(first);
  }

  private static Optional<KpiPoint> latest(List<KpiPoint> points) {
    return points.stream().filter(p -> !p.baseline()).reduce((earlier, later) -> later);
  }

  /** Conversion makes 6.4 kWh and 0.0064 MWh differ in the last bits. */
  private static double withoutNoise(double change, double before) {
    return Math.abs(change) <= NOISE * Math.abs(before) ? 0 : change;
  }

  private @Nullable Double percent(double before, double change) {
    return before == 0 || measure.equals(YES_NO)
        ? null
        : Double.valueOf(100 * change / Math.abs(before));
  }

  private Outcome outcome(double change) {
    if (definition == null || !definition.isJudged()) {
      return Outcome.NOT_JUDGED;
    }
    if (change == 0) {
      return Outcome.UNCHANGED;
    }
    return change < 0 == definition.lowerIsBetter() ? Outcome.IMPROVED : Outcome.WORSE;
  }

  /**
   * A value of this series in another unit of it, for example that of the baseline; what was
   * converted has twelve digits.
   */
  public static double in(String unit, KpiPoint point, UnitTable units) {
    return point.unit().equals(unit)
        ? point.value()
        : units
            .of(unit)
            .map(measure -> toDigits(base(point, units) / measure.factor()))
            .orElse(point.value());
  }

  private static double toDigits(double value) {
    return BigDecimal.valueOf(value).round(CONVERTED).doubleValue();
  }

  /** A value of this series in its base unit; of an unknown unit as it is. */
  static double base(KpiPoint point, UnitTable units) {
    return units.of(point.unit()).map(m -> m.toBase(point.value())).orElse(point.value());
  }
}
