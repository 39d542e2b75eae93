package org.scorehub.web.coverage;

import java.util.List;
import org.scorehub.reconcile.RequirementChange;

/**
 * A version in the history of its set.
 *
 * @param changes in what it differs from the one before; empty for the first
 */
record VersionEntry(SetVersion version, List<RequirementChange> changes) {

  VersionEntry {
    changes = List.copyOf(changes);
  }

  /** How many requirements came, went or changed. */
  public long count(RequirementChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }
}
