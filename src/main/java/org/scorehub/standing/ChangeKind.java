package org.scorehub.standing;

/** What can become different at a supplier, for one organisation. */
public enum ChangeKind {
  /** The organisation's systems described the site for the first time. */
  NEW_SUPPLIER,
  /** Audits came that were not on file. */
  NEW_AUDIT,
  /** The last audit rates otherwise, on the same scale. */
  RATING,
  /** The last audit rates on another scale than the one before; the two are not compared. */
  OTHER_SCALE,
  ISSUES_OPENED,
  /** Issues verified closed, or withdrawn. */
  ISSUES_CLOSED,
  /** SCORE modules that are recommended now and were not. */
  MODULES_RECOMMENDED,
  MODULES_DROPPED,
  /** The site is at another stage of a module. */
  TRAINING_STAGE,
  /** A reading of a KPI came that is later than the last one. */
  KPI_READING,
  /** Another site turned out to be this one. */
  MERGED
}
