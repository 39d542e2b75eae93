package org.scorehub.training.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.Kpi;
import org.scorehub.training.KpiComparison.Changed;
import org.scorehub.training.KpiComparison.Outcome;

/** Counts one KPI in one measure, an enterprise at a time. */
final class KpiTally {

  private final Kpi kpi;
  private final String measure;
  private final List<Changed> changes = new ArrayList<>();
  private int reporting;

  KpiTally(Kpi kpi, String measure) {
    this.kpi = kpi;
    this.measure = measure;
  }

  /** Another enterprise; null if its readings cannot be compared. */
  void add(@Nullable Changed change) {
    reporting++;
    if (change != null) {
      changes.add(change);
    }
  }

  /**
   * The result.
   *
   * @param smallest groups of fewer enterprises are withheld; 0 withholds nothing
   */
  KpiResult result(int smallest) {
    List<Changed> better = changes.stream().filter(c -> c.outcome() == Outcome.IMPROVED).toList();
    int rest = changes.size() - better.size();
    boolean judged = !kpi.betterDirection().equals("context");
    boolean some = reporting >= smallest;
    boolean enough = some && changes.size() >= smallest;
    boolean group = enough && judged && !isFew(better.size(), smallest);
    boolean apart = group && !isFew(rest, smallest);
    boolean withheld = !some || !enough || (judged && (!group || !apart));
    return new KpiResult(
        kpi.code(),
        kpi.title(),
        measure,
        kpi.betterDirection(),
        some ? Integer.valueOf(reporting) : null,
        enough ? Integer.valueOf(changes.size()) : null,
        group ? Integer.valueOf(better.size()) : null,
        group && !changes.isEmpty()
            ? Double.valueOf((double) better.size() / changes.size())
            : null,
        enough ? mean(changes, Changed::absolute) : null,
        enough ? mean(changes, Changed::percent) : null,
        apart ? mean(better, Changed::absolute) : null,
        apart ? mean(better, Changed::percent) : null,
        enough ? Integer.valueOf((int) changes.stream().filter(c -> !c.flagged()).count()) : null,
        withheld);
  }

  /** A few, but not none: somebody could be told from them. */
  private static boolean isFew(int count, int smallest) {
    return count > 0 && count < smallest;
  }

  private static @Nullable Double mean(
      List<Changed> changes, Function<Changed, @Nullable Double> value) {
    OptionalDouble mean =
        changes.stream()
            .map(value)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
  }
}
