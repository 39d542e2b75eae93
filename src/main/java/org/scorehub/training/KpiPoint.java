package org.scorehub.training;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.scorehub.canonical.avro.KpiReading;

/**
 * One reading of one KPI at one site.
 *
 * @param kpi code of the KPI
 * @param id the provider's id
 * @param value in the unit given
 * @param unit as given
 * @param from first day measured
 * @param until last day measured, inclusive
 * @param baseline true for the reading before the training
 */
public record KpiPoint(
    String kpi,
    String id,
    double value,
    String unit,
    LocalDate from,
    LocalDate until,
    boolean baseline) {

  /** Earliest end first; readings that end together in the order of their ids. */
  static final Comparator<KpiPoint> BY_TIME =
      Comparator.comparing(KpiPoint::until).thenComparing(KpiPoint::id);

  /** A tenth: February against March is like for like, a month against a quarter is not. */
  private static final double LIKE = 0.1;

  /** The reading as recorded. */
  public static KpiPoint of(KpiReading reading) {
    return new KpiPoint(
        reading.getKpi(),
        reading.getNativeId(),
        reading.getValue(),
        reading.getUnit(),
        reading.getPeriodFrom(),
        reading.getPeriodUntil(),
        reading.getBaseline());
  }

  boolean beginsAfter(KpiPoint other) {
    return from.isAfter(other.until);
  }

  /** Whether both were measured over about as many days. DERIVED. */
  boolean isAsLongAs(KpiPoint other) {
    long mine = days();
    long theirs = other.days();
    return Math.abs(mine - theirs) <= LIKE * Math.max(mine, theirs);
  }

  private long days() {
    return ChronoUnit.DAYS.between(from, until) + 1;
  }
}
