package org.scorehub.web.queue;

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
}
