package org.scorehub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scorehub.identity.NewSites;
import org.scorehub.identity.NewSites.NewSite;
import org.scorehub.identity.SiteComparer;
import org.scorehub.identity.scoring.SiteScorer;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares new sites with all others, after they have been recorded and beside the documents that
 * come in: a few at a time, under one lease, each in a transaction of its own. Which are new is
 * known by when they were opened and that no profile of them is there, so nothing is lost by a
 * stop.
 */
@Component("siteComparisons")
public final class SiteComparisons {

  private static final Logger log = LoggerFactory.getLogger(SiteComparisons.class);
  private static final String LEASE = "site-comparison";
  private static final Duration HELD = Duration.ofSeconds(60);
  private static final int AT_ONCE = 20;

  /** Longer than a batch takes from opening a site to its commit. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final NewSites newSites;
  private final SiteComparer comparer;
  private final Clock clock;
  private final String holder = UUID.randomUUID().toString();
  private Instant since = Instant.EPOCH;

  SiteComparisons(
      PipelineDatabase database,
      SiteScorer scorer,
      ObjectMapper json,
      Clock clock,
      @Value("${hub.identity.join-within-buyer:true}") boolean joins) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.newSites = new NewSites(jdbc);
    this.comparer = new SiteComparer(scorer, json, jdbc, joins);
    this.clock = clock;
  }

  /** Compares the next new sites; often none. */
  public synchronized void compare() {
    if (!lease()) {
      since = Instant.EPOCH;
      return;
    }
    Instant begun = clock.instant();
    List<NewSite> next = newSites.since(since, AT_ONCE);
    for (NewSite site : next) {
      compare(site.id());
    }
    Instant last = next.size() < AT_ONCE ? begun : next.get(AT_ONCE - 1).openedAt();
    Instant moved = last.minus(OVERLAP);
    since = moved.isAfter(since) ? moved : since;
  }

  private void compare(UUID site) {
    try {
      database.transactions().executeWithoutResult(transaction -> comparer.compare(site));
    } catch (DataAccessException failed) {
      log.warn("Site {} could not be compared and will be again", site, failed);
    }
  }

  private boolean lease() {
    return jdbc.update(
            """
            INSERT INTO lease (name, holder, until) VALUES (?, ?, now() + ?::interval)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE lease.until < now() OR lease.holder = excluded.holder""",
            LEASE,
            holder,
            HELD.toSeconds() + " seconds")
        == 1;
  }

  /** Gives the lease back, for a clean stop. */
  @jakarta.annotation.PreDestroy
  void release() {
    jdbc.update("DELETE FROM lease WHERE name = ? AND holder = ?", LEASE, holder);
  }
}
