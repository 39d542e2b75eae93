package org.scorehub.activation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;

/**
 * The files of a connector on this instance's disk, beside those it runs with.
 *
 * @param connector connector id
 * @param active bundle it runs with; null if it does not run
 * @param bundle bundle of the files; null if there are none, so that it would be taken away
 * @param changes files that differ, from active to candidate
 * @param problems why it cannot be activated; examples that fail are among them and can be forced
 */
public record Candidate(
    String connector,
    @Nullable String active,
    @Nullable String bundle,
    List<FileChange> changes,
    List<Problem> problems) {

  public Candidate {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** Whether there is anything to activate. */
  public boolean differs() {
    return !changes.isEmpty();
  }
}
