package org.scorehub.intake;

import org.jspecify.annotations.Nullable;
import org.scorehub.journal.ExchangeState;

/**
 * What became of a document that is recorded again.
 *
 * @param state of its exchange
 * @param revision revision that it is; null if it is none
 * @param translated whether its stored translation is recorded, not its bytes translated anew
 */
public record Earlier(ExchangeState state, @Nullable Integer revision, boolean translated) {

  /** Whether something has been recorded from it. */
  public boolean isRecorded() {
    return state != ExchangeState.QUARANTINED && state != ExchangeState.PARKED;
  }
}
