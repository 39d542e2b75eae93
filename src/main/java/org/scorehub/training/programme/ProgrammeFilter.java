package org.scorehub.training.programme;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which results are asked for. Null leaves nothing out.
 *
 * @param country ISO 3166 alpha-2
 * @param module module code; readings without a module count where the enterprise was enrolled in
 *     it
 * @param from the last period compared, or the training, ended on or after this day
 * @param to and on or before this one
 */
public record ProgrammeFilter(
    @Nullable String country,
    @Nullable String module,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  public ProgrammeFilter {
    country = upperCase(country);
    module = upperCase(module);
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to is before from");
    }
  }

  boolean includes(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  private static @Nullable String upperCase(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.trim().toUpperCase(Locale.ROOT);
  }
}
