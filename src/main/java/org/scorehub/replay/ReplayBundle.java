package org.scorehub.replay;

/** With which mapping files a replay translates. */
public enum ReplayBundle {
  /** Those that the exchange was translated with last. */
  AS_WAS,
  /** Those that are active now. */
  AS_IS,
  /** Files sent along; only to look at what they would do. */
  CANDIDATE
}
