package org.scorehub.web.identity;

import org.jspecify.annotations.Nullable;
import org.scorehub.web.Outdated;
import org.springframework.stereotype.Component;

/** Carries decisions about pairs of sites out. */
@Component
public class CandidateDecisions {

  private final CandidateReads candidates;
  private final SiteChangeDesk desk;

  CandidateDecisions(CandidateReads candidates, SiteChangeDesk desk) {
    this.candidates = candidates;
    this.desk = desk;
  }

  /** What a merge of the two would do. */
  SiteChange preview(SiteCandidate candidate) {
    return desk.preview(candidates.merging(apart(candidate), null, null));
  }

  /** Merges the two; if that is refused the pair waits again. */
  SiteChange same(SiteCandidate candidate, @Nullable String reason, @Nullable String seen) {
    SiteChangeDesk.Wanted merge = candidates.merging(apart(candidate), reason, seen);
    candidates.decide(candidate, "SAME", reason);
    return desk.act(merge);
  }

  /** Keeps the two apart, so that the pair is not shown again. */
  public void different(SiteCandidate candidate, @Nullable String reason) {
    candidates.decide(candidate, "DIFFERENT", reason);
  }

  private static SiteCandidate apart(SiteCandidate candidate) {
    if (candidate.left().equals(candidate.right())) {
      throw new Outdated("The two have become one site since");
    }
    return candidate;
  }
}
