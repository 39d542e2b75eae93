package org.scorehub.audit;

import java.util.List;
import java.util.UUID;
import org.scorehub.activation.RulesFollower;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.matching.RulesInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks again at what was recommended by other rules than those in use, some sites at a time, until
 * nothing is left. What does not change is only marked as looked at; nothing leaves a buyer.
 */
@Component("recommendationRefresh")
public final class RecommendationRefresh {

  private static final Logger log = LoggerFactory.getLogger(RecommendationRefresh.class);
  private static final int SITES_AT_ONCE = 50;

  private final JdbcTemplate jdbc;
  private final IssueDecisions decisions;
  private final RulesFollower follower;
  private final RulesInUse rules;

  RecommendationRefresh(
      PipelineDatabase database,
      IssueDecisions decisions,
      RulesFollower follower,
      RulesInUse rules) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.decisions = decisions;
    this.follower = follower;
    this.rules = rules;
  }

  /** Brings all recommendations up to the rules in use. */
  public void carryOut() {
    int looked = 0;
    List<SiteView> stale = stale();
    while (!stale.isEmpty()) {
      decisions.decide(stale);
      looked += stale.size();
      stale = stale();
    }
    if (looked > 0) {
      log.info("Looked at {} sites again by rules {}", looked, rules.rules().version());
    }
  }

  /** None while this instance has not followed what is active: it would only undo others' work. */
  private List<SiteView> stale() {
    if (!follower.isCurrent()) {
      return List.of();
    }
    String version = rules.rules().version();
    return jdbc.query(
        "SELECT buyer, site_id FROM recommendation WHERE catalogue_version < ?"
            + " OR catalogue_version > ? LIMIT ?",
        (row, n) -> new SiteView(row.getString(1), row.getObject(2, UUID.class)),
        version,
        version,
        SITES_AT_ONCE);
  }
}
