package org.scorehub.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the training of a site stands in one thing, of the records of one provider.
 *
 * @param stage of a module; null for a KPI
 * @param since day of that stage where the provider names one
 * @param kpi null for a module
 */
record TrainingStanding(
    Thing thing, @Nullable String stage, @Nullable LocalDate since, @Nullable KpiStanding kpi) {

  static final String PROGRESS = "TRAINING_PROGRESS";
  static final String READINGS = "KPI_READINGS";

  /**
   * A module or a KPI.
   *
   * @param dataClass class of data that consent must be for
   * @param code module; of a KPI its code and its measure
   */
  record Thing(StandingKey key, String dataClass, String code) {}

  static TrainingStanding module(
      StandingKey key, String module, String stage, @Nullable LocalDate since) {
    return new TrainingStanding(new Thing(key, PROGRESS, module), stage, since, null);
  }

  static TrainingStanding kpi(StandingKey key, KpiStanding kpi) {
    String code = kpi.kpi() + " " + kpi.measure();
    return new TrainingStanding(new Thing(key, READINGS, code), null, null, kpi);
  }
}
