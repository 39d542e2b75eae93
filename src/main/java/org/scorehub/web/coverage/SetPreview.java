package org.scorehub.web.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.reconcile.RequirementChange;
import org.scorehub.reconcile.RequirementSet;

/**
 * What saving a table as the next version would do. Nothing is saved.
 *
 * @param seen of the version that it was compared with; to be given when it is saved
 * @param problems everything wrong with the table; empty if it can be saved
 * @param changes in what it differs from the version that holds
 * @param effect on sites; null if there are problems or nothing differs
 */
record SetPreview(
    String id,
    String seen,
    RequirementSet set,
    List<Problem> problems,
    List<RequirementChange> changes,
    @Nullable SetEffect effect) {

  SetPreview {
    problems = List.copyOf(problems);
    changes = List.copyOf(changes);
  }

  /** Whether there is something that can be saved. */
  public boolean isReady() {
    return effect != null;
  }
}
