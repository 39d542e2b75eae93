package org.scorehub.web.stuck;

/** Why something stands still or is late, and what lets it go on. */
public enum StuckReason {
  /** A document that cannot be used. */
  QUARANTINED(StuckAct.MEND_AND_REPLAY),
  /** A document whose site two records claim. */
  SITE_UNDECIDED(StuckAct.DECIDE_SITE),
  /** A document that stopped the hub too often and is left unread. */
  STOPPED_THE_HUB(StuckAct.MEND_AND_REPLAY),
  /** A follow-up that came before the audit that it follows up. */
  WAITS_FOR_ITS_AUDIT(StuckAct.HAND_IN),
  /** Received, and not worked on for longer than is usual. */
  NOT_WORKED_ON(StuckAct.NOTHING),
  /** A table whose rows have been handed on for longer than is usual, and not all of them. */
  SPLITTING(StuckAct.NOTHING),
  /** The receiver said no. */
  REFUSED(StuckAct.REPLAY_DELIVERY),
  /** The hub has given up: too old, no key, bytes that could not be made. */
  GIVEN_UP(StuckAct.REPLAY_DELIVERY),
  /** What is recommended for a site; no training provider is told before a person approves. */
  AWAITS_APPROVAL(StuckAct.APPROVE),
  /** A person stopped the receiver's deliveries. */
  RECEIVER_PAUSED(StuckAct.RESUME),
  /** The receiver was unavailable too often in a row; it is probed from time to time. */
  RECEIVER_UNAVAILABLE(StuckAct.NOTHING),
  /** The receiver asked to be left alone for a while. */
  RECEIVER_ASKED_TO_WAIT(StuckAct.NOTHING),
  /** The receiver's rate has no room for a while. */
  RATE_REACHED(StuckAct.NOTHING),
  /** An attempt began whose end nobody saw: the hub that made it is gone. */
  NO_END_SEEN(StuckAct.NOTHING),
  /** It waits for its turn behind an earlier one about the same site. */
  BEHIND_ANOTHER(StuckAct.NOTHING),
  /** It was tried and will be tried again. */
  TRIED_AGAIN(StuckAct.NOTHING),
  /** Due, and not tried for longer than is usual. */
  NOT_TRIED(StuckAct.NOTHING);

  private final StuckAct act;

  StuckReason(StuckAct act) {
    this.act = act;
  }

  /** What a person has to do. */
  public StuckAct act() {
    return act;
  }
}
