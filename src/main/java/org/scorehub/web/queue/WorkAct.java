package org.scorehub.web.queue;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with many items at once. */
enum WorkAct {
  /** Gives them to somebody, or to nobody. */
  ASSIGN(null),
  /** Places findings under a topic. */
  PLACE(WorkKind.FINDING),
  /** Keeps pairs of sites apart. */
  DIFFERENT(WorkKind.SITE_PAIR),
  /** Says that escalations are so. */
  CONFIRM(WorkKind.ESCALATION);

  private final @Nullable WorkKind only;

  WorkAct(@Nullable WorkKind only) {
    this.only = only;
  }

  boolean fits(WorkKind kind) {
    return only == null || only == kind;
  }

  /** What can be done with any of these kinds. */
  static List<WorkAct> of(Collection<WorkKind> kinds) {
    return Arrays.stream(values()).filter(act -> kinds.stream().anyMatch(act::fits)).toList();
  }
}
