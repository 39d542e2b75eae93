package org.scorehub.replay;

/** What a replay begins with. */
public enum ReplayStage {
  /** The stored bytes are translated and recorded again. */
  RECEIVED,
  /** The stored translation of an audit is recorded again; other documents keep none. */
  CANONICAL,
  /** The stored bytes of a delivery are sent again, to its receiver only. */
  DELIVERY
}
