package org.scorehub.web.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.reconcile.RequirementChange;
import org.scorehub.reconcile.RequirementSet;
import org.scorehub.reconcile.RequirementTable;
import org.springframework.stereotype.Component;

/** Says what a changed set would do before it is saved. */
@Component
class SetPreviews {

  private final RequirementSets sets;
  private final RequirementSetDesk desk;
  private final CoverageReads coverage;

  SetPreviews(RequirementSets sets, RequirementSetDesk desk, CoverageReads coverage) {
    this.sets = sets;
    this.desk = desk;
    this.coverage = coverage;
  }

  /** What saving a table would do to the version that holds now. */
  SetPreview of(String id, @Nullable String csv) {
    SetVersion current = sets.get(id, null);
    RequirementTable.Reading read = desk.read(csv);
    List<Problem> problems = read.problems();
    boolean same = current.set().equals(read.set());
    List<RequirementChange> changes =
        problems.isEmpty() ? RequirementChange.between(current.set(), read.set()) : List.of();
    return new SetPreview(
        current.id(),
        current.seen(),
        read.set(),
        problems,
        changes,
        problems.isEmpty() && !same ? effect(current, read.set()) : null);
  }

  private SetEffect effect(SetVersion current, RequirementSet then) {
    return coverage.effect(current.set(), then);
  }
}
