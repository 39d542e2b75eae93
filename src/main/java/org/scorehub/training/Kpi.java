package org.scorehub.training;

import java.util.List;
import java.util.Locale;

/**
 * A measure of the SCORE programme, from {@code mappings/score/kpis.csv}.
 *
 * @param unit usual unit, in words
 * @param betterDirection lower, higher or context
 * @param measures base units that it is measured in; {@code currency} stands for any currency
 * @param compares how a later reading is set against an earlier one
 */
public record Kpi(
    String code,
    String title,
    String unit,
    String betterDirection,
    List<String> measures,
    Compares compares) {

  private static final String CURRENCY = "currency";
  private static final String CHANGE = "% change";

  /** How readings tell a change. */
  public enum Compares {
    /** A level or a rate: before against after. */
    LEVEL,
    /** Things counted in a period: before against after, in periods of like length. */
    COUNT,
    /** The reading is the change itself, for example money saved; there is no before. */
    GAIN
  }

  public Kpi {
    measures = List.copyOf(measures);
  }

  /** Whether the KPI can be measured in that base unit. */
  boolean takes(String measure) {
    return measures.contains(measure)
        || (UnitTable.isMoney(measure)
            && measures.contains(CURRENCY + measure.substring(UnitTable.top(measure).length())));
  }

  /** How readings in that base unit tell a change. */
  Compares compares(String measure) {
    return measure.equals(CHANGE) ? Compares.GAIN : compares;
  }

  boolean lowerIsBetter() {
    return betterDirection.equals("lower");
  }

  /** False where more is neither better nor worse. */
  boolean isJudged() {
    return !betterDirection.equals("context");
  }

  static Compares compares(String name, String kpi) {
    try {
      return Compares.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "mappings/score/kpis.csv: " + kpi + " compares as level, count or gain, not " + name, e);
    }
  }
}
