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
  CONFIRM(WorkKind.ESCALATION),
  /** Asks sites about all on which their audits contradict one another. */
  ASK_SITE(WorkKind.CONTRADICTION),
  /** Calls one issue what all audits of a site found and rate differently. */
  SAME_ISSUE(WorkKind.CONTRADICTION),
  /** Repeats decisions on the ground as it is by now. */
  CONFIRM_GROUND(WorkKind.STALE_DECISION);

  private final @Nullable WorkKind only;

  WorkAct(@Nullable WorkKind only) {
    this.only = only;
  }

  /** Whether it decides on differences between audits. */
  boolean reconciles() {
    return only == WorkKind.CONTRADICTION || only == WorkKind.STALE_DECISION;
  }

  boolean fits(WorkKind kind) {
    return only == null || only == kind;
  }
}
