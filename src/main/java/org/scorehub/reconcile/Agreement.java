package org.scorehub.reconcile;

/** How the audits that may be relied on today stand to one another on a row. */
public enum Agreement {
  /** Two of them cannot both be right. */
  CONTRADICTING,
  /** One speaks, the others do not. */
  ONLY_IN_ONE,
  /** Two or more say the same. */
  AGREEING,
  /** Nobody has said yet what the finding is about, so it cannot be compared. */
  UNPLACED,
  /** Only audits that have run out speak of it. */
  HISTORY
}
