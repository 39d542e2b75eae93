package org.scorehub.training;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.KpiProgress;
import org.scorehub.canonical.avro.ModuleProgress;

/**
 * A site's training, summed up as far as one organisation may see it.
 *
 * @param modules by module
 * @param kpis by indicator and unit
 * @param providers who recorded it
 */
public record TrainingSummary(
    List<ModuleProgress> modules, List<KpiProgress> kpis, List<Provider> providers) {

  /**
   * An organisation whose records were used.
   *
   * @param organisation its id
   * @param dataClasses classes of data used: TRAINING_PROGRESS, KPI_READINGS
   * @param latestOn day of its latest record; null if none of them has a day
   */
  public record Provider(
      String organisation, List<String> dataClasses, @Nullable LocalDate latestOn) {

    public Provider {
      dataClasses = List.copyOf(dataClasses);
    }
  }

  public TrainingSummary {
    modules = List.copyOf(modules);
    kpis = List.copyOf(kpis);
    providers = List.copyOf(providers);
  }

  /** True if there is no record, or none that may be seen. */
  public boolean isEmpty() {
    return providers.isEmpty();
  }
}
