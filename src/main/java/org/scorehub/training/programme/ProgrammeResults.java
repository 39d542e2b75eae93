package org.scorehub.training.programme;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results of the programme as one organisation may see them.
 *
 * @param asOf when they were counted
 * @param smallestGroup figures about fewer enterprises are withheld; 0 if none is
 * @param enterprises with an enrolment or a reading that fits; null if withheld
 * @param leftOutReadings readings whose unit, value or period cannot be used; each was reported
 *     when it was recorded
 * @param trainees people trained
 * @param modules by code
 * @param countries by country, those of no known country last
 * @param kpis by code and unit
 */
public record ProgrammeResults(
    Instant asOf,
    ProgrammeFilter filter,
    int smallestGroup,
    @Nullable Integer enterprises,
    int leftOutReadings,
    TraineeResult trainees,
    List<ModuleResult> modules,
    List<CountryResult> countries,
    List<KpiResult> kpis) {

  public ProgrammeResults {
    modules = List.copyOf(modules);
    countries = List.copyOf(countries);
    kpis = List.copyOf(kpis);
  }

  /** True if there is no enterprise to tell of. */
  public boolean isEmpty() {
    return enterprises != null && enterprises == 0;
  }
}
