package org.scorehub.reconcile;

/** What an audit says of a topic. */
public enum Says {
  /** At least one finding that is not closed. */
  FOUND,
  /** Findings, all of which this audit closed. */
  CLOSED,
  /** The topic was in its scope, and nothing was found. */
  FINE,
  /** A rating, on a row that compares ratings. */
  RATED,
  /** Nothing. */
  SILENT
}
