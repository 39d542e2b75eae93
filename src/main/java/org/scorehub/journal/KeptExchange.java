package org.scorehub.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/**
 * An exchange as the journal has it, for working on it again.
 *
 * @param admission what the journal was told when it came
 * @param state what became of it
 * @param revision revision it is; null if it is none
 * @param bundleId files it was translated with last; null or empty if with none
 * @param problems found last
 */
public record KeptExchange(
    Admission admission,
    ExchangeState state,
    @Nullable Integer revision,
    @Nullable String bundleId,
    List<Problem> problems) {
  public KeptExchange {
    problems = List.copyOf(problems);
  }

  /** Whether nothing has been recorded from it yet. */
  public boolean isUnusable() {
    return state == ExchangeState.QUARANTINED || state == ExchangeState.PARKED;
  }
}
