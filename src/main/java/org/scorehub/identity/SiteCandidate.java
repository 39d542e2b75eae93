package org.scorehub.identity;

import java.util.UUID;
import org.scorehub.identity.scoring.Band;
import org.scorehub.identity.scoring.SiteRecord;
import org.scorehub.identity.scoring.SiteScore;

/**
 * Two sites that may be one.
 *
 * @param buyer whose people decide
 * @param site the one that is new
 * @param other the one that was there before
 * @param record what is said of the new one
 * @param otherRecord what is said of the other
 * @param own whether one buyer says both, so that the hub may decide
 */
record SiteCandidate(
    String buyer,
    UUID site,
    UUID other,
    SiteScore score,
    SiteRecord record,
    SiteRecord otherRecord,
    boolean own) {

  /** Data crosses buyers only over an exact identifier or a person's word. */
  boolean isDecided() {
    return own && score.band() == Band.SAME;
  }

  /** Whether the new site comes first in the order that the table wants. */
  boolean isLeft() {
    return site.toString().compareTo(other.toString()) < 0;
  }
}
