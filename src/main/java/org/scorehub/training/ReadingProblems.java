package org.scorehub.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** What keeps a reading from being compared. It is kept as it came. */
final class ReadingProblems {

  private static final String SHARE = "%";

  private static final String PERIOD = "kpi.period";
  private static final String VALUE = "kpi.value";

  private ReadingProblems() {}

  /** False for a reading whose period or value cannot be right; it is never compared. */
  static boolean isSound(KpiPoint reading, KpiCatalogue catalogue) {
    return of(reading, catalogue).stream()
        .noneMatch(p -> p.code().equals(PERIOD) || p.code().equals(VALUE));
  }

  static List<Problem> of(KpiPoint reading, KpiCatalogue catalogue) {
    List<Problem> problems = new ArrayList<>();
    Optional<Measure> measure = catalogue.units().of(reading.unit());
    if (measure.isEmpty()) {
      problems.add(
          problem(
                  "kpi.unit-unknown",
                  reading,
                  "No unit of that name is known; nothing is converted")
              .withValue(reading.unit())
              .expecting("a unit of mappings/score/units.csv, or two of them with 'per' between"));
    } else {
      catalogue.find(reading.kpi()).ifPresent(kpi -> check(reading, kpi, measure.get(), problems));
    }
    if (reading.until().isBefore(reading.from())) {
      problems.add(
          problem(PERIOD, reading, "The period ends before it begins")
              .withValue(reading.from() + " to " + reading.until())
              .expecting("an end on or after the first day"));
    }
    return problems;
  }

  private static void check(KpiPoint reading, Kpi kpi, Measure measure, List<Problem> problems) {
    if (!kpi.takes(measure.unit())) {
      problems.add(
          problem("kpi.unit-unexpected", reading, kpi.title() + " is not measured in that unit")
              .withValue(reading.unit())
              .expecting(String.join(" or ", kpi.measures())));
    }
    double value = measure.toBase(reading.value());
    if (measure.unit().equals(SHARE) && isPartOfAWhole(kpi) && (value < 0 || value > 100)) {
      problems.add(
          problem(VALUE, reading, "A share is below 0 or above 100 per cent")
              .withValue(String.valueOf(reading.value()))
              .expecting("0 to 100 %, or a fraction from 0 to 1"));
    }
  }

  /** Efficiencies and productivity may be above the standard they are measured against. */
  private static boolean isPartOfAWhole(Kpi kpi) {
    return kpi.measures().equals(List.of(SHARE)) && !kpi.code().endsWith("_EFFICIENCY");
  }

  private static Problem problem(String code, KpiPoint reading, String message) {
    return Problem.degrading(
        ProblemKind.UNMAPPABLE, code, reading.kpi() + ": " + message + "; it is kept as it came");
  }
}
