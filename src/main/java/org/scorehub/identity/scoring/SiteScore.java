package org.scorehub.identity.scoring;

import java.util.List;

/**
 * How likely it is that two records are of one factory.
 *
 * @param score 0 to 1
 * @param why the reasons, the weightiest first; never empty
 */
public record SiteScore(double score, Band band, List<ScoreReason> why) {
  public SiteScore {
    why = List.copyOf(why);
  }
}
