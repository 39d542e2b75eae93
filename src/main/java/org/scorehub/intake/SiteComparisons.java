package org.scorehub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.scorehub.identity.ComparisonQueue;
import org.scorehub.identity.ComparisonQueue.Waiting;
import org.scorehub.identity.SiteComparer;
import org.scorehub.identity.SiteStructure;
import org.scorehub.identity.scoring.SiteScorer;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares sites that are new or newly described with all others, after they have been recorded and
 * beside the documents that come in: a few at a time, under one lease, each in a transaction of its
 * own. One that fails waits and holds up nobody.
 */
@Component("siteComparisons")
public final class SiteComparisons {

  private static final Logger log = LoggerFactory.getLogger(SiteComparisons.class);
  private static final String LEASE = "site-comparison";
  private static final Duration HELD = Duration.ofSeconds(60);
  private static final int AT_ONCE = 20;
  private static final int FEW = 5;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final ComparisonQueue queue;
  private final SiteComparer comparer;
  private final InboundTraffic traffic;

  SiteComparisons(
      PipelineDatabase database,
      SiteScorer scorer,
      ObjectMapper json,
      InboundTraffic traffic,
      @Value("${hub.identity.join-within-buyer:true}") boolean joins) {
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.database = database;
    this.leases = new Leases(database, HELD);
    this.queue = new ComparisonQueue(jdbc);
    this.traffic = traffic;
    this.comparer = new SiteComparer(scorer, json, jdbc, joins);
  }

  /** Compares the next sites; often none. */
  public void compare() {
    if (leases.take(LEASE)) {
      queue.due(traffic.atOnce(FEW, AT_ONCE)).forEach(this::compare);
    }
  }

  private void compare(Waiting next) {
    try {
      database
          .transactions()
          .executeWithoutResult(
              transaction -> {
                SiteStructure.hold(jdbc);
                comparer.compare(next.site());
                queue.done(next);
              });
    } catch (RuntimeException failed) { // whatever is wrong with one site is not the others'
      Duration wait = queue.failed(next, failed.toString());
      log.warn(
          "Site {} could not be compared, next try in {} min",
          next.site(),
          wait.toMinutes(),
          failed);
    }
  }

  /** Gives the lease back, for a clean stop. */
  @jakarta.annotation.PreDestroy
  void release() {
    leases.release();
  }
}
