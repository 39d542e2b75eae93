package org.scorehub.web;

/** How far one document came. */
enum ExchangeState {
  /** On the hub's log, not yet worked on. */
  RECEIVED,
  /** Its content is recorded. */
  RECORDED,
  /** The same content as the current revision: nothing changed. */
  UNCHANGED,
  /** Recorded, but the document it follows up has not come yet. */
  WAITING,
  /** Has blocking problems; a person must mend the document or the mapping. */
  QUARANTINED,
  /** Stopped the hub three times; not tried again. */
  PARKED
}
