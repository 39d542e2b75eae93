package org.scorehub.subscription;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scorehub.journal.Leases;
import org.scorehub.journal.PipelineDatabase;
import org.scorehub.subscription.DigestComposer.Extent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes digests when they are due. The digest and how far it reaches are written in one
 * transaction, so that each change is in one digest of a subscription, whenever the hub stops.
 */
@Component("digestMaker")
@EnableConfigurationProperties(DigestSettings.class)
public final class DigestMaker {

  private static final Logger log = LoggerFactory.getLogger(DigestMaker.class);
  private static final Duration LEASED = Duration.ofSeconds(60);
  private static final Duration LATER = Duration.ofMinutes(5);

  /** So often it is looked whether something changed, for those who are told at once. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final int AT_ONCE = 50;
  private static final String DUE =
      "SELECT * FROM subscription WHERE state = 'ACTIVE' AND next_at <= ?"
          + " ORDER BY next_at LIMIT "
          + AT_ONCE;

  private final PipelineDatabase database;
  private final JdbcTemplate jdbc;
  private final Leases leases;
  private final DigestComposer composer;
  private final DigestSettings settings;
  private final Clock clock;

  DigestMaker(
      PipelineDatabase database, DigestComposer composer, DigestSettings settings, Clock clock) {
    this.database = database;
    this.jdbc = new JdbcTemplate(database.dataSource());
    this.leases = new Leases(database, LEASED);
    this.composer = composer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Makes the digests that are due now; often none. */
  public void make() {
    if (leases.take("digests")) {
      Instant now = clock.instant();
      List<Subscription> due =
          jdbc.query(DUE, (row, number) -> Subscription.from(row), Timestamp.from(now));
      due.forEach(subscription -> make(subscription, now));
    }
  }

  /** One whose news cannot be read must not hold up the others. */
  private void make(Subscription subscription, Instant now) {
    try {
      Extent extent = composer.extent(subscription);
      boolean tells = extent.changes() > 0 || subscription.tellNothing();
      Instant next = next(subscription, extent, tells, now);
      database
          .transactions()
          .executeWithoutResult(transaction -> write(subscription, extent, tells, next));
    } catch (RuntimeException failed) {
      log.error("The digest of subscription {} is tried again later", subscription.id(), failed);
      postpone(subscription, now.plus(LATER));
    }
  }

  private Instant next(Subscription subscription, Extent extent, boolean tells, Instant now) {
    if (extent.more()) {
      return now;
    }
    return subscription.rhythm().pace() == Rhythm.Pace.AT_ONCE
        ? now.plus(tells ? settings.window() : LOOK)
        : subscription.rhythm().next(now, subscription.zone());
  }

  private void write(Subscription s, Extent extent, boolean tells, Instant next) {
    boolean told =
        jdbc.update(
                "UPDATE subscription SET told_until = ?, next_at = ?"
                    + " WHERE buyer = ? AND id = ? AND told_until = ? AND state = 'ACTIVE'",
                extent.until(),
                Timestamp.from(next),
                s.organisation(),
                s.id(),
                s.toldUntil())
            == 1;
    if (told && tells) {
      jdbc.update(
          "INSERT INTO digest (buyer, id, subscription_id, kind, after_id, until_id)"
              + " VALUES (?, ?, ?, 'NEWS', ?, ?)",
          s.organisation(),
          UUID.randomUUID(),
          s.id(),
          s.toldUntil(),
          extent.until());
    }
  }

  private void postpone(Subscription subscription, Instant until) {
    jdbc.update(
        "UPDATE subscription SET next_at = ? WHERE buyer = ? AND id = ?",
        Timestamp.from(until),
        subscription.organisation(),
        subscription.id());
  }

  /** Drops digests older than 400 days, and subscriptions that ended 30 days ago. */
  public void forget() {
    int ended =
        jdbc.update(
            "DELETE FROM subscription WHERE state = 'ENDED' AND ended_at < now() - interval '30 days'");
    int old = jdbc.update("DELETE FROM digest WHERE made_at < now() - interval '400 days'");
    if (ended + old > 0) {
      log.info("Dropped {} ended subscriptions and {} old digests", ended, old);
    }
  }

  /** Gives the lease back, for a clean stop. */
  @PreDestroy
  void release() {
    leases.release();
  }
}
