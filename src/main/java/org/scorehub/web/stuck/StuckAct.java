package org.scorehub.web.stuck;

import org.jspecify.annotations.Nullable;

/** What a person has to do so that something goes on. */
public enum StuckAct {
  /** Mend the mapping or the document, see what a replay would change, replay. */
  MEND_AND_REPLAY("/exchanges/%s"),
  /** Decide which site is meant. */
  DECIDE_SITE("/sites/review"),
  /** Have the sender hand in the audit that is missing. */
  HAND_IN("/exchanges/%s"),
  /** Look at the answer, have its cause mended, replay the delivery. */
  REPLAY_DELIVERY("/deliveries/%s"),
  /** Let the receiver's deliveries leave again. */
  RESUME("/deliveries#receivers"),
  /** See what a training provider would be told, and approve it. */
  APPROVE("/sites/%s#recommended"),
  /** Nothing: it goes on by itself. */
  NOTHING(null);

  private final @Nullable String page;

  StuckAct(@Nullable String page) {
    this.page = page;
  }

  /** Where it is done; the page of the thing itself where there is nothing to do. */
  String page(Object id, String itself) {
    return page == null ? itself : page.formatted(id);
  }
}
