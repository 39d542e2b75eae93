package org.scorehub.reconcile;

/** In what two audits contradict one another. */
public enum Contradiction {
  /** One has a finding where the other looked and has none. */
  FOUND_AGAINST_FINE,
  /** Open for one, closed by the auditor for the other. */
  OPEN_AGAINST_CLOSED,
  /** Both have it, with another severity in the hub's own ordering. */
  SEVERITY,
  /** Other values on one and the same scale; scales are never converted into one another. */
  RATING
}
