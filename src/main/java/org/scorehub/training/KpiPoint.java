package org.scorehub.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
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

  /** A canonical reading; empty where KPI, unit, value or the end of its period is missing. */
  public static Optional<KpiPoint> of(JsonNode reading) {
    if (!reading.hasNonNull("kpi")
        || !reading.hasNonNull("unit")
        || !reading.path("value").isNumber()
        || !reading.hasNonNull("periodUntil")) {
      return Optional.empty();
    }
    LocalDate until = LocalDate.parse(reading.path("periodUntil").asText());
    return Optional.of(
        new KpiPoint(
            reading.path("kpi").asText(),
            reading.path("nativeId").asText(),
            reading.path("value").asDouble(),
            reading.path("unit").asText(),
            reading.hasNonNull("periodFrom")
                ? LocalDate.parse(reading.path("periodFrom").asText())
                : until,
            until,
            reading.path("baseline").asBoolean()));
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
