package org.scorehub.journal;

/** Where an inbound exchange stands. */
public enum ExchangeState {
  /** Acknowledged and durable, not yet processed. */
  RECEIVED,
  /** Recorded as a new record or a new revision. */
  RECORDED,
  /** Its content is that of the current revision; nothing changed. */
  UNCHANGED,
  /** Recorded, but without effect until the audit it follows up arrives. */
  WAITING,
  /** A table whose rows are being handed on as exchanges of their own. */
  SPLITTING,
  /** A table of which every row has become an exchange of its own. */
  SPLIT,
  /** Cannot be used; a person must mend it. */
  QUARANTINED,
  /** Stopped the hub too often and is left unread. */
  PARKED
}
