package org.scorehub.web.identity;

import org.jspecify.annotations.Nullable;
import org.scorehub.web.Page;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page what its reader may say about sites, and how much waits for that. */
@ControllerAdvice(annotations = Page.class)
class WaitingPairs {

  private final CandidateReads candidates;

  WaitingPairs(CandidateReads candidates) {
    this.candidates = candidates;
  }

  /** Whether this person decides which sites are one. */
  @ModelAttribute("maySay")
  boolean maySay() {
    return SiteChangeDesk.mayDecide();
  }

  /** How many pairs of sites wait for this person; null for those who do not decide. */
  @ModelAttribute("waitingPairs")
  @Nullable Long waitingPairs() {
    try {
      return maySay() ? candidates.waiting() : null;
    } catch (DataAccessException e) {
      return null; // the page that says so must appear all the same
    }
  }
}
